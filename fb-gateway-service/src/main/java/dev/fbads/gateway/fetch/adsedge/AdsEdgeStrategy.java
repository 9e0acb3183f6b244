package dev.fbads.gateway.fetch.adsedge;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.fetch.DeliveredAds;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.InsightsFields;
import dev.fbads.gateway.fetch.RowSource;
import dev.fbads.gateway.graph.GraphBatch;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.Multi;

/**
 * Reads {@code /act_X/ads} with expanded insights. Delivers the rows of all ads but deleted ones. Each subscription starts
 * a new fetch and skips ads delivered before.
 */
@ApplicationScoped
public class AdsEdgeStrategy implements RowSource {

    private final AdsEdgeConfig config;
    private final InsightsFields fields;
    private final GraphBatch batch;

    public AdsEdgeStrategy(AdsEdgeConfig config, InsightsFields fields, GraphBatch batch) {
        this.config = config;
        this.fields = fields;
        this.batch = batch;
    }

    @Override
    public Multi<FetchEvent> rows(InsightsRequest request, GraphSession session, DeliveredAds delivered) {
        return Multi.createFrom()
                .deferred(() -> new AdsEdgeFetch(request, session, config, fields, batch, delivered).events());
    }
}
