package dev.fbads.gateway.fetch.report;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.fetch.DeliveredAds;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.InsightsFields;
import dev.fbads.gateway.fetch.RowSource;
import dev.fbads.gateway.graph.GraphBatch;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.reactive.Pause;
import io.smallrye.mutiny.Multi;

/**
 * Reads asynchronous reports of {@code /act_X/insights?level=ad}: slow to start, but suited to ranges too large for the ads
 * edge. Each subscription starts a new fetch and skips ads delivered before.
 */
@ApplicationScoped
public class ReportStrategy implements RowSource {

    private final ReportConfig config;
    private final InsightsFields fields;
    private final GraphBatch batch;
    private final Pause pause;

    public ReportStrategy(ReportConfig config, InsightsFields fields, GraphBatch batch, Pause pause) {
        this.config = config;
        this.fields = fields;
        this.batch = batch;
        this.pause = pause;
    }

    @Override
    public Multi<FetchEvent> rows(InsightsRequest request, GraphSession session, DeliveredAds delivered) {
        return Multi.createFrom().deferred(() -> {
            ReportRuns runs = new ReportRuns(request, session, batch, fields, pause, config);
            return new ReportFetch(request, session, runs, fields, config.rowsPerPage(), delivered).events();
        });
    }
}
