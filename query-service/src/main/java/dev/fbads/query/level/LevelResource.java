package dev.fbads.query.level;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.fbads.query.cache.CacheableRequest;
import dev.fbads.query.cache.ResponseCache;
import dev.fbads.query.openapi.QueryApi;
import dev.fbads.query.period.ServablePeriods;
import dev.fbads.query.request.Parameters;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.tenant.Callers;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The figures of a period at one level. */
@Path("/api/facebook/data/{level}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "data")
public class LevelResource {

    private static final Set<String> KNOWN = Stream
            .concat(LevelRequest.QUERY.stream(), Stream.of(PageParameters.LIMIT, PageParameters.AFTER))
            .collect(Collectors.toUnmodifiableSet());

    private final Callers callers;
    private final LevelReader reader;
    private final ServablePeriods periods;
    private final ResponseCache responses;

    LevelResource(Callers callers, LevelReader reader, ServablePeriods periods, ResponseCache responses) {
        this.callers = callers;
        this.reader = reader;
        this.periods = periods;
        this.responses = responses;
    }

    @GET
    @Operation(operationId = "data", summary = "The figures of a period, one row per object of the level.", description = """
            Sums of stored figures; nothing is imported. Each calendar month of the period comes from daily slices or from its \
            monthly slice, never both; missing days are listed in coverage and add nothing. Totals are over all rows of all \
            pages. An unknown parameter is refused.""")
    @Parameter(name = "level", in = ParameterIn.PATH, required = true, description = "The kind of object that a row is for.")
    @Parameter(name = "account_id", in = ParameterIn.QUERY, description = "act_ and digits, or the digits; repeated or separated by commas, 50 at most. Without it, every account of compte_id.", example = "act_1234567890")
    @Parameter(name = "compte_id", in = ParameterIn.QUERY, description = "The compte of the accounts; required if several comptes of the caller have them.")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "First day, inclusive; ISO 8601. Required without date_preset.", example = "2026-03-01")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "Last day, inclusive; ISO 8601. Required without date_preset.", example = "2026-03-31")
    @Parameter(name = "date_preset", in = ParameterIn.QUERY, description = "Instead of since and until, one of Meta's presets.", example = "last_30d")
    @Parameter(name = "compare", in = ParameterIn.QUERY, description = "previous_period: the period of equal length that ends the day before. previous_year: the same dates a year earlier; whole calendar months are compared with the same whole months, else February 29 with February 28.", example = "previous_period")
    @Parameter(name = "compare_since", in = ParameterIn.QUERY, description = "Instead of compare: first day of the period to compare with.")
    @Parameter(name = "compare_until", in = ParameterIn.QUERY, description = "Instead of compare: its last day.")
    @Parameter(name = "campaign_id", in = ParameterIn.QUERY, description = "Only objects of these campaigns; digits, repeated or separated by commas, 200 at most.")
    @Parameter(name = "adset_id", in = ParameterIn.QUERY, description = "Only objects of these ad sets; likewise.")
    @Parameter(name = "search", in = ParameterIn.QUERY, description = "Only objects whose newest name contains this text, ignoring case, or whose id equals it.")
    @Parameter(name = "status", in = ParameterIn.QUERY, description = "Only objects with one of these values of Meta's effective_status; a campaign or ad set of unknown status matches if one of its ads does. Not at level account.", example = "ACTIVE,PAUSED")
    @Parameter(name = "sort", in = ParameterIn.QUERY, description = "name, a metric of GET /api/facebook/metrics, or actions:, action_values: or unique_actions: and an action type; with a minus for the highest first. Rows without a value come last. Default -spend.", example = "-purchases")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "Rows of a page, 1 to 1000, default 50.", example = "50")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "page.after of the page before, with the same query.")
    @APIResponse(responseCode = "200", description = "The figures, with an ETag.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LevelResponse.class)))
    @APIResponse(responseCode = "304", ref = QueryApi.UNCHANGED)
    @APIResponse(responseCode = "400", ref = QueryApi.INVALID)
    @APIResponse(responseCode = "401", ref = QueryApi.UNAUTHENTICATED)
    @APIResponse(responseCode = "404", ref = QueryApi.ACCOUNT_NOT_FOUND)
    @APIResponse(responseCode = "default", ref = QueryApi.FAILED)
    public Uni<Response> data(@PathParam("level") String level, UriInfo uri, HttpHeaders headers) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), KNOWN, LevelRequest.REPEATABLE);
        LevelRequest request = new LevelRequest(level, parameters, periods);
        PageParameters paging = PageParameters.read(parameters);
        LevelQuery query = request.query();
        PageRequest page = paging.of(query.identity());
        Caller caller = callers.current();
        return responses.respond(CacheableRequest.of(caller, query.scope(), query.periods(), uri, headers),
                () -> reader.read(caller, query, page));
    }
}
