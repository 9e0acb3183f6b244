package dev.fbads.query.health;

import java.util.Set;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import dev.fbads.query.openapi.QueryApi;
import dev.fbads.query.request.Parameters;
import dev.fbads.query.tenant.Callers;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The health of imports. */
@Path("/api/facebook/health")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "health")
public class HealthResource {

    private final Callers callers;
    private final HealthReader reader;

    HealthResource(Callers callers, HealthReader reader) {
        this.callers = callers;
        this.reader = reader;
    }

    @GET
    @Operation(operationId = "health", summary = "The health of imports, for the comptes of the caller.")
    @Parameter(name = "compte_id", in = ParameterIn.QUERY, description = "Only this compte.", example = "1")
    @APIResponse(responseCode = "200", description = "Figures with levels; a figure without data is unknown.")
    @APIResponse(responseCode = "400", ref = QueryApi.INVALID)
    @APIResponse(responseCode = "401", ref = QueryApi.UNAUTHENTICATED)
    @APIResponse(responseCode = "404", ref = QueryApi.NOT_FOUND)
    @APIResponse(responseCode = "default", ref = QueryApi.FAILED)
    public Uni<HealthResponse> health(UriInfo uri) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Set.of("compte_id"));
        @Nullable
        Integer compteId = parameters.positiveInteger("compte_id").orElse(null);
        parameters.refuseInvalid();
        return reader.read(callers.current(), compteId);
    }
}
