package dev.fbads.gateway.insights;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.insights.InsightsDone;
import dev.fbads.contracts.insights.InsightsError;
import dev.fbads.contracts.insights.InsightsProgress;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.contracts.insights.InsightsShortfall;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.graph.CallCounter;
import dev.fbads.gateway.graph.GraphSession;

/** One request in progress: counts what is delivered, and writes the last line. */
final class InsightsRun {

    private static final Logger LOG = Logger.getLogger(InsightsRun.class);

    private final InsightsRequest request;
    private final GraphSession session;
    private final LineWriter writer;
    private final FailureAlerts alerts;
    private final InstantSource clock;
    private final String version;
    private final Instant started;
    private long rows;
    private @Nullable List<InsightsShortfall> shortfall;

    InsightsRun(InsightsRequest request, GraphSession session, LineWriter writer, FailureAlerts alerts, InstantSource clock,
            String version) {
        this.request = request;
        this.session = session;
        this.writer = writer;
        this.alerts = alerts;
        this.clock = clock;
        this.version = version;
        this.started = clock.instant();
    }

    GraphSession session() {
        return session;
    }

    /** The lines of the event, if any. */
    List<byte[]> lines(FetchEvent event) {
        return switch (event) {
            case FetchEvent.Rows lines -> {
                rows += lines.count();
                yield List.of(lines.lines());
            }
            case FetchEvent.Progress(long done, long total) ->
                List.of(writer.line("progress", new InsightsProgress(done, total, counter().made())));
            case FetchEvent.Shortfall(List<InsightsShortfall> slices) -> {
                shortfall = slices;
                yield List.of();
            }
        };
    }

    byte[] done() {
        alerts.delivered(request);
        long elapsed = Duration.between(started, clock.instant()).toMillis();
        LOG.infof("insights delivered requestId=%s accountId=%s rows=%d calls=%d ms=%d shortSlices=%d",
                request.requestId(), request.accountId(), rows, counter().made(), elapsed,
                shortfall == null ? 0 : shortfall.size());
        return writer.line("done",
                new InsightsDone(rows, counter().made(), counter().failed(), counter().quota(), version, elapsed, shortfall));
    }

    byte[] error(Throwable thrown) {
        GraphFailure failure = ((GraphFailedException) thrown).failure();
        alerts.failed(request, failure);
        InsightsError error = StreamErrors.of(failure, counter());
        LOG.infof("insights failed requestId=%s accountId=%s code=%s graphCode=%s graphSubcode=%s rows=%d calls=%d",
                request.requestId(), request.accountId(), error.code().wire(), error.graphCode(), error.graphSubcode(), rows,
                counter().made());
        return writer.line("error", error);
    }

    private CallCounter counter() {
        return session.counter();
    }
}
