package dev.fbads.gateway.fetch;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.Multi;

/** An edge of Graph that delivers rows. All sources deliver the same rows, as far as they list the ads. */
public interface RowSource {

    /**
     * Reads on demand and holds at most two pages. Fails with {@link GraphFailedException} when it cannot continue; {@code
     * delivered} then tells whether another source can.
     *
     * @param request {@code accountId} is a valid account id
     * @param session makes the calls
     * @param delivered its ads are skipped, and delivered ones are added
     */
    Multi<FetchEvent> rows(InsightsRequest request, GraphSession session, DeliveredAds delivered);
}
