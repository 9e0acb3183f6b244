package dev.fbads.gateway.fetch;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.Multi;

/** Reads all ad-level rows of an account and range. */
public interface FetchStrategy {

    /**
     * Reads on demand and holds at most two pages. Completes when every row was delivered, otherwise fails with {@link
     * GraphFailedException}: the rows delivered so far are then incomplete.
     *
     * @param request {@code accountId} is a valid account id
     * @param session makes the calls
     */
    Multi<FetchEvent> fetch(InsightsRequest request, GraphSession session);
}
