package dev.fbads.query.breakdown;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.fbads.contracts.insights.BreakdownSet;

/** Routes requests of a level with a breakdown set to {@link BreakdownResource}; set {@code none} means without a set. */
final class BreakdownRouting {

    private static final Pattern LEVEL = Pattern.compile("/?api/facebook/data/[^/]+/?");
    private static final String BREAKDOWN_SET = "breakdown_set";

    @ServerRequestFilter(preMatching = true)
    void route(ContainerRequestContext request) {
        List<String> sets = request.getUriInfo().getQueryParameters().get(BREAKDOWN_SET);
        if (sets == null || !LEVEL.matcher(request.getUriInfo().getPath()).matches()) {
            return;
        }
        var target = request.getUriInfo().getRequestUriBuilder();
        request.setRequestUri(sets.equals(List.of(BreakdownSet.NONE.wire()))
                ? target.replaceQueryParam(BREAKDOWN_SET, (Object[]) null).build()
                : target.path("breakdown").build());
    }
}
