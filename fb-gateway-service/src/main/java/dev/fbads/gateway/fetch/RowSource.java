package dev.fbads.gateway.fetch;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.Multi;

/** One edge of Graph to read rows from. Every one delivers the same rows, as far as it knows the ads. */
public interface RowSource {

    /**
     * Reads as fast as it is asked for, and holds no more than two pages. Fails with {@link GraphFailedException} when it
     * cannot go on; whether somebody else can is what {@code delivered} says then.
     *
     * @param request {@code accountId} is a valid account id
     * @param session makes the calls
     * @param delivered ads in it are left out, and what goes out is entered
     */
    Multi<FetchEvent> rows(InsightsRequest request, GraphSession session, DeliveredAds delivered);
}
