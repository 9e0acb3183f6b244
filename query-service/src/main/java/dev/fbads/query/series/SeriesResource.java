package dev.fbads.query.series;

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

import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.query.cache.CacheableRequest;
import dev.fbads.query.cache.ResponseCache;
import dev.fbads.query.level.LevelQuery;
import dev.fbads.query.level.LevelRequest;
import dev.fbads.query.openapi.QueryApi;
import dev.fbads.query.period.ServablePeriods;
import dev.fbads.query.request.Parameters;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.tenant.Callers;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The figures of a period over time. */
@Path("/api/facebook/data/{level}/series")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "data")
public class SeriesResource {

    private static final String GRANULARITY = "granularity";
    private static final int MAX_TOP = 20;
    private static final Set<String> KNOWN = Stream.concat(LevelRequest.QUERY.stream(), Stream.of(GRANULARITY, "top"))
            .collect(Collectors.toUnmodifiableSet());

    private final Callers callers;
    private final SeriesReader reader;
    private final ServablePeriods periods;
    private final ResponseCache responses;

    SeriesResource(Callers callers, SeriesReader reader, ServablePeriods periods, ResponseCache responses) {
        this.callers = callers;
        this.reader = reader;
        this.periods = periods;
        this.responses = responses;
    }

    @GET
    @Operation(operationId = "series", summary = "The figures of a period, one point per day, week or month.", description = """
            Figures of the same stored days as GET /api/facebook/data/{level} for the same query. The state of a point without \
            figures is the reason: missing is not zero, and a month that is stored as one sum is never distributed over its \
            days. Ratios are computed from the sums of the point, results (leads, purchases and so on) from its action types. \
            An unknown parameter is refused.""")
    @Parameter(name = GRANULARITY, in = ParameterIn.QUERY, description = "How long a point is: day (default), week (Monday to Sunday) or month; the first and the last are cut at the period's ends.", example = "week")
    @Parameter(name = "top", in = ParameterIn.QUERY, description = "How many objects of the level have a line of their own, the first in the order of sort; 0 (default) to 20.", example = "5")
    @APIResponse(responseCode = "200", description = "The points, with an ETag.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SeriesResponse.class)))
    @APIResponse(responseCode = "304", ref = QueryApi.UNCHANGED)
    @APIResponse(responseCode = "400", ref = QueryApi.INVALID)
    @APIResponse(responseCode = "401", ref = QueryApi.UNAUTHENTICATED)
    @APIResponse(responseCode = "404", ref = QueryApi.ACCOUNT_NOT_FOUND)
    @APIResponse(responseCode = "default", ref = QueryApi.FAILED)
    public Uni<Response> series(@PathParam("level") String level, UriInfo uri, HttpHeaders headers) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), KNOWN, LevelRequest.REPEATABLE);
        LevelRequest request = new LevelRequest(level, parameters, periods);
        SeriesGranularity granularity = parameters
                .choice(GRANULARITY, SeriesGranularity::ofWire, FieldCode.UNKNOWN_GRANULARITY, SeriesGranularity.known())
                .orElse(SeriesGranularity.DAY);
        int top = parameters.integer("top", 0, MAX_TOP).orElse(0);
        LevelQuery query = request.query();
        Caller caller = callers.current();
        return responses.respond(CacheableRequest.of(caller, query.scope(), query.periods(), uri, headers),
                () -> reader.read(caller, new SeriesQuery(query, granularity, top)));
    }
}
