package dev.fbads.gateway.insights;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.jboss.logging.Logger;

import dev.fbads.contracts.insights.InsightsDone;
import dev.fbads.contracts.insights.InsightsError;
import dev.fbads.contracts.insights.InsightsProgress;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.graph.CallTally;
import dev.fbads.gateway.graph.GraphFailedException;
import dev.fbads.gateway.graph.GraphSession;

/** One request being answered: counts what goes out, and knows its last words. */
final class InsightsRun {

    private static final Logger LOG = Logger.getLogger(InsightsRun.class);

    private final InsightsRequest request;
    private final GraphSession session;
    private final LineWriter writer;
    private final InstantSource clock;
    private final String version;
    private final Instant started;
    private long rows;

    InsightsRun(InsightsRequest request, GraphSession session, LineWriter writer, InstantSource clock, String version) {
        this.request = request;
        this.session = session;
        this.writer = writer;
        this.clock = clock;
        this.version = version;
        this.started = clock.instant();
    }

    GraphSession session() {
        return session;
    }

    byte[] line(FetchEvent event) {
        return switch (event) {
            case FetchEvent.Rows lines -> {
                rows += lines.count();
                yield lines.lines();
            }
            case FetchEvent.Progress(long done, long total) ->
                writer.line("progress", new InsightsProgress(done, total, tally().made()));
        };
    }

    byte[] done() {
        long elapsed = Duration.between(started, clock.instant()).toMillis();
        LOG.infof("insights delivered requestId=%s accountId=%s rows=%d calls=%d ms=%d", request.requestId(),
                request.accountId(), rows, tally().made(), elapsed);
        return writer.line("done",
                new InsightsDone(rows, tally().made(), tally().failed(), tally().quota(), version, elapsed));
    }

    byte[] error(Throwable thrown) {
        InsightsError error = Refusals.of(((GraphFailedException) thrown).failure(), tally());
        LOG.infof("insights refused requestId=%s accountId=%s code=%s graphCode=%s graphSubcode=%s rows=%d calls=%d",
                request.requestId(), request.accountId(), error.code().wire(), error.graphCode(), error.graphSubcode(), rows,
                tally().made());
        return writer.line("error", error);
    }

    private CallTally tally() {
        return session.tally();
    }
}
