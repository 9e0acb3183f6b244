package dev.fbads.query.breakdown;

import java.util.Arrays;
import java.util.Optional;
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

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.query.cache.CacheableRequest;
import dev.fbads.query.cache.ResponseCache;
import dev.fbads.query.level.LevelRequest;
import dev.fbads.query.level.PageParameters;
import dev.fbads.query.level.PageRequest;
import dev.fbads.query.openapi.QueryApi;
import dev.fbads.query.period.ServablePeriods;
import dev.fbads.query.request.Parameters;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.tenant.Callers;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The figures of a period, divided by a breakdown set. */
@Path("/api/facebook/data/{level}/breakdown")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "data")
public class BreakdownResource {

    static final String BREAKDOWN_SET = "breakdown_set";
    private static final String GROUP_BY = "group_by";
    private static final Set<String> KNOWN = Stream
            .concat(LevelRequest.QUERY.stream().filter(name -> !name.startsWith("compare")),
                    Stream.of(BREAKDOWN_SET, GROUP_BY, PageParameters.LIMIT, PageParameters.AFTER))
            .collect(Collectors.toUnmodifiableSet());
    private static final String SETS = Arrays.stream(BreakdownSet.values())
            .filter(set -> set != BreakdownSet.NONE)
            .map(BreakdownSet::wire)
            .collect(Collectors.joining(", "));

    private final Callers callers;
    private final BreakdownReader reader;
    private final ServablePeriods periods;
    private final ResponseCache responses;

    BreakdownResource(Callers callers, BreakdownReader reader, ServablePeriods periods, ResponseCache responses) {
        this.callers = callers;
        this.reader = reader;
        this.periods = periods;
        this.responses = responses;
    }

    @GET
    @Operation(operationId = "breakdown", summary = "The figures of a period, divided by age, location or placement.", description = """
            GET /api/facebook/data/{level} with a breakdown_set has the same response. Rows of two sets count the same \
            impressions: they must never be added up. Each set has its own coverage. The totals are those without any \
            breakdown, of the days that the set is stored for; the difference to the sum of all rows is unexplained, since \
            Meta hides values of small groups of people. Sets of actions divide actions only.""")
    @Parameter(name = BREAKDOWN_SET, in = ParameterIn.QUERY, required = true, description = "age_gender, country, region, platform, or one of actions: action_device, action_destination, action_target_id, action_reaction, action_video_type, action_carousel_card, action_canvas_component.", example = "age_gender")
    @Parameter(name = GROUP_BY, in = ParameterIn.QUERY, description = "object (default): a row per object and value. value: a row per value, of all objects that the query shows.", example = "value")
    @APIResponse(responseCode = "200", description = "The divided figures, with an ETag.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BreakdownResponse.class)))
    @APIResponse(responseCode = "304", ref = QueryApi.UNCHANGED)
    @APIResponse(responseCode = "400", ref = QueryApi.INVALID)
    @APIResponse(responseCode = "401", ref = QueryApi.UNAUTHENTICATED)
    @APIResponse(responseCode = "404", ref = QueryApi.ACCOUNT_NOT_FOUND)
    @APIResponse(responseCode = "default", ref = QueryApi.FAILED)
    public Uni<Response> breakdown(@PathParam("level") String level, UriInfo uri, HttpHeaders headers) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), KNOWN, LevelRequest.REPEATABLE);
        LevelRequest request = new LevelRequest(level, parameters, periods);
        Optional<BreakdownSet> set = set(parameters);
        RowGrouping grouping = parameters
                .choice(GROUP_BY, RowGrouping::ofWire, FieldCode.UNKNOWN_GROUPING, RowGrouping.known())
                .orElse(RowGrouping.OBJECT);
        PageParameters paging = PageParameters.read(parameters);
        BreakdownQuery query = new BreakdownQuery(request.query(), set.orElseThrow(), grouping);
        PageRequest page = paging.of(query.identity());
        Caller caller = callers.current();
        return responses.respond(CacheableRequest.of(caller, query.level().scope(), query.level().periods(), uri, headers),
                () -> reader.read(caller, query, page));
    }

    private static Optional<BreakdownSet> set(Parameters parameters) {
        String name = parameters.optional(BREAKDOWN_SET).orElse("");
        Optional<BreakdownSet> set = BreakdownSet.ofWire(name).filter(known -> known != BreakdownSet.NONE);
        if (set.isEmpty() && BreakdownSet.isUnknownToMeta(name)) {
            parameters.violate(BREAKDOWN_SET, FieldCode.BREAKDOWN_NOT_AT_META, name, SETS);
        } else if (set.isEmpty()) {
            parameters.violate(BREAKDOWN_SET, FieldCode.UNKNOWN_BREAKDOWN_SET, SETS);
        }
        return set;
    }
}
