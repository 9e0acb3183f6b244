package dev.fbads.gateway.fetch.adsedge;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.FetchStrategy;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.Multi;

/**
 * Reads {@code /act_X/ads} with expanded insights. Brings the rows of all ads but deleted ones, which only reports know. Each
 * subscription fetches anew.
 */
@ApplicationScoped
public class AdsEdgeStrategy implements FetchStrategy {

    private final AdsEdgeConfig config;
    private final InsightsFields fields;

    public AdsEdgeStrategy(AdsEdgeConfig config, InsightsFields fields) {
        this.config = config;
        this.fields = fields;
    }

    @Override
    public Multi<FetchEvent> fetch(InsightsRequest request, GraphSession session) {
        return Multi.createFrom().deferred(() -> new AdsEdgeFetch(request, session, config, fields).events());
    }
}
