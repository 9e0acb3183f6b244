package dev.fbads.gateway.fetch;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.Multi;

/** Reads all ad-level rows of an account and range. */
public interface FetchStrategy {

    /**
     * Reads as fast as it is asked for, and holds no more than two pages. Completes when every row was delivered, and
     * fails with {@link GraphFailedException} otherwise: what came before is then incomplete.
     *
     * @param request {@code accountId} is a valid account id
     * @param session makes the calls
     */
    Multi<FetchEvent> fetch(InsightsRequest request, GraphSession session);
}
