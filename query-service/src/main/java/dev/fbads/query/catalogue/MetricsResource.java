package dev.fbads.query.catalogue;

import java.util.Locale;
import java.util.Set;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.fbads.contracts.problems.Languages;
import dev.fbads.query.openapi.QueryApi;
import dev.fbads.query.request.Parameters;
import io.quarkus.security.Authenticated;

/** The metrics that can be shown and sorted by. */
@Path("/api/facebook/metrics")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "metrics")
public class MetricsResource {

    @GET
    @Operation(operationId = "metrics", summary = "Every metric with its unit, whether it may be added up, and which way is good.")
    @APIResponse(responseCode = "200", description = "In the order in which they are usually shown.")
    @APIResponse(responseCode = "400", ref = QueryApi.INVALID)
    @APIResponse(responseCode = "401", ref = QueryApi.UNAUTHENTICATED)
    @APIResponse(responseCode = "default", ref = QueryApi.FAILED)
    public RestResponse<MetricCatalogue> metrics(UriInfo uri, @Context HttpHeaders headers) {
        Parameters.of(uri.getQueryParameters(), Set.of()).refuseInvalid();
        Locale language = Languages.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return RestResponse.ResponseBuilder.ok(MetricCatalogue.in(language))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
