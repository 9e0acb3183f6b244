package dev.fbads.query.export;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.Languages;
import dev.fbads.query.level.LevelQuery;
import dev.fbads.query.level.LevelRequest;
import dev.fbads.query.openapi.QueryApi;
import dev.fbads.query.period.ServablePeriods;
import dev.fbads.query.request.Parameters;
import dev.fbads.query.tenant.Callers;
import io.quarkus.security.Authenticated;

/** All rows of a query as a file. */
@Path("/api/facebook/data/{level}/export")
@Authenticated
@Tag(name = "data")
public class ExportResource {

    private static final String DAILY = "granularity=day";
    private static final Set<String> KNOWN = Stream
            .concat(LevelRequest.QUERY.stream(), Stream.of("format", "granularity", "bom", "actions"))
            .collect(Collectors.toUnmodifiableSet());

    private final Callers callers;
    private final Exports exports;
    private final ServablePeriods periods;

    ExportResource(Callers callers, Exports exports, ServablePeriods periods) {
        this.callers = callers;
        this.exports = exports;
        this.periods = periods;
    }

    @GET
    @Operation(operationId = "export", summary = "All rows of a query as a file.", description = """
            The rows and figures of GET /api/facebook/data/{level} for the same query, on one page, with headers in English or \
            French by Accept-Language. CSV is RFC 4180 with decimals with a point; a text that a spreadsheet would interpret as \
            a formula begins with an apostrophe. NDJSON has the rows as in the response. A file that cannot be completed is \
            aborted: the connection is reset, so that an incomplete file is recognised.""")
    @Parameter(name = "format", in = ParameterIn.QUERY, required = true, description = "csv, xlsx or ndjson.", example = "xlsx")
    @Parameter(name = "granularity", in = ParameterIn.QUERY, description = "day: a row per object and day, by day and then id, without sort and comparison. A month that is stored as one sum is one row.", example = "day")
    @Parameter(name = "bom", in = ParameterIn.QUERY, description = "true: a CSV file begins with a byte order mark, by which Excel detects UTF-8. Default false.")
    @Parameter(name = "actions", in = ParameterIn.QUERY, description = "true: CSV and XLSX have a column per action type. Default false; NDJSON always has them.")
    @APIResponse(responseCode = "200", description = "The file.", content = {
            @Content(mediaType = "text/csv", schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)),
            @Content(mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, format = "binary")),
            @Content(mediaType = "application/x-ndjson", schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)) })
    @APIResponse(responseCode = "400", ref = QueryApi.INVALID)
    @APIResponse(responseCode = "401", ref = QueryApi.UNAUTHENTICATED)
    @APIResponse(responseCode = "404", ref = QueryApi.ACCOUNT_NOT_FOUND)
    @APIResponse(responseCode = "default", ref = QueryApi.FAILED)
    public RestMulti<byte[]> export(@PathParam("level") String level, UriInfo uri, HttpHeaders headers) {
        ExportQuery query = query(level, Parameters.of(uri.getQueryParameters(), KNOWN, LevelRequest.REPEATABLE), headers);
        return RestMulti.fromMultiData(exports.write(callers.current(), query))
                .header(HttpHeaders.CONTENT_TYPE, query.format().mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, FileName.disposition(query))
                .header(HttpHeaders.CONTENT_LANGUAGE, query.language().getLanguage())
                .build();
    }

    private ExportQuery query(String level, Parameters parameters, HttpHeaders headers) {
        LevelRequest request = new LevelRequest(level, parameters, periods);
        Optional<ExportFormat> format = parameters.optional("format").flatMap(ExportFormat::ofWire);
        if (format.isEmpty()) {
            parameters.violate("format", FieldCode.UNKNOWN_FORMAT, ExportFormat.known());
        }
        boolean daily = daily(parameters);
        boolean byteOrderMark = flag(parameters, "bom");
        boolean actions = flag(parameters, "actions");
        LevelQuery query = request.query();
        return new ExportQuery(query, format.orElseThrow(), daily,
                Languages.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)), byteOrderMark, actions);
    }

    private static boolean daily(Parameters parameters) {
        Optional<String> granularity = parameters.optional("granularity");
        if (granularity.isPresent() && !granularity.get().equals("day")) {
            parameters.violate("granularity", FieldCode.UNKNOWN_GRANULARITY, "day");
        } else if (granularity.isPresent()) {
            Stream.of("sort", "compare", "compare_since", "compare_until")
                    .filter(parameters::has)
                    .forEach(name -> parameters.violate(name, FieldCode.NOT_WITH, DAILY));
        }
        return granularity.isPresent();
    }

    private static boolean flag(Parameters parameters, String name) {
        Optional<String> value = parameters.optional(name);
        if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
            parameters.violate(name, FieldCode.INVALID_BOOLEAN);
        }
        return value.filter("true"::equals).isPresent();
    }
}
