package dev.fbads.query.level;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.fbads.query.openapi.QueryApi;
import dev.fbads.query.tenant.Callers;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The figures of a period at one level. */
@Path("/api/facebook/data/{level}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "data")
public class LevelResource {

    private final Callers callers;
    private final LevelReader reader;

    LevelResource(Callers callers, LevelReader reader) {
        this.callers = callers;
        this.reader = reader;
    }

    @GET
    @Operation(operationId = "data", summary = "The figures of a period, one row per object of the level.", description = """
            Sums what is stored; nothing is fetched. Each calendar month of the period is answered by its days or by its month, \
            never both; days that are missing are named in coverage and count nothing. An unknown parameter is refused.""")
    @Parameter(name = "level", in = ParameterIn.PATH, required = true, description = "What a row stands for.")
    @Parameter(name = "account_id", in = ParameterIn.QUERY, required = true, description = "act_ and digits, or the digits.")
    @Parameter(name = "compte_id", in = ParameterIn.QUERY, description = "Through which compte, where several have the account.")
    @Parameter(name = "since", in = ParameterIn.QUERY, required = true, description = "First day, inclusive; ISO 8601.")
    @Parameter(name = "until", in = ParameterIn.QUERY, required = true, description = "Last day, inclusive; ISO 8601.")
    @Parameter(name = "campaign_id", in = ParameterIn.QUERY, description = "Only what belongs to this campaign; digits.")
    @Parameter(name = "adset_id", in = ParameterIn.QUERY, description = "Only what belongs to this ad set; digits.")
    @APIResponse(responseCode = "200", description = "The figures.")
    @APIResponse(responseCode = "400", ref = QueryApi.INVALID)
    @APIResponse(responseCode = "401", ref = QueryApi.UNAUTHENTICATED)
    @APIResponse(responseCode = "404", ref = QueryApi.ACCOUNT_NOT_FOUND)
    @APIResponse(responseCode = "default", ref = QueryApi.FAILED)
    public Uni<LevelAnswer> data(@PathParam("level") String level, UriInfo uri) {
        return reader.read(callers.current(), LevelQuery.parse(level, uri.getQueryParameters()));
    }
}
