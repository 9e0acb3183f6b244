package dev.fbads.gateway.insights;

import java.time.InstantSource;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.cache.FetchCache;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.fetch.FetchStrategy;
import dev.fbads.gateway.graph.GraphConfig;
import dev.fbads.gateway.graph.GraphSessions;
import io.smallrye.mutiny.Multi;

/** Streams the response to a request: rows, progress, and exactly one last line. */
@ApplicationScoped
public class InsightsStream {

    private final GraphSessions sessions;
    private final FetchStrategy strategy;
    private final LineWriter writer;
    private final FailureAlerts alerts;
    private final InstantSource clock;
    private final String version;

    @Inject
    InsightsStream(GraphSessions sessions, FetchStrategy strategy, FetchCache cache, LineWriter writer, FailureAlerts alerts,
            InstantSource clock, GraphConfig config) {
        this(sessions, cache.around(strategy), writer, alerts, clock, config);
    }

    InsightsStream(GraphSessions sessions, FetchStrategy strategy, LineWriter writer, FailureAlerts alerts,
            InstantSource clock, GraphConfig config) {
        this.sessions = sessions;
        this.strategy = strategy;
        this.writer = writer;
        this.alerts = alerts;
        this.clock = clock;
        this.version = config.version();
    }

    /**
     * Chunks of lines, each without the LF that follows it, at the pace of the consumer. Ends with a {@code done} or {@code
     * error} line; an internal error aborts it without one. Cancellation stops everything.
     */
    Multi<byte[]> of(InsightsRequest request) {
        return Multi.createFrom().deferred(() -> lines(
                new InsightsRun(request, sessions.forRequest(request), writer, alerts, clock, version), request));
    }

    private Multi<byte[]> lines(InsightsRun run, InsightsRequest request) {
        return strategy.fetch(request, run.session())
                .onItem().transformToIterable(run::lines)
                .onCompletion().continueWith(() -> List.of(run.done()))
                .onFailure(GraphFailedException.class).recoverWithItem(run::error);
    }
}
