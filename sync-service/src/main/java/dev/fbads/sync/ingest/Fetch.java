package dev.fbads.sync.ingest;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.insights.InsightsProgress;
import dev.fbads.sync.gateway.InsightsLine;
import dev.fbads.sync.gateway.InsightsLineReader;
import dev.fbads.sync.gateway.LineSplitter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;

/** Reads one stream of the gateway: writes rows to the spool, passes progress on and stores the last line as the outcome. */
final class Fetch {

    private static final byte LINE_FEED = '\n';

    private final Spool spool;
    private final InsightsLineReader reader;
    private final Function<InsightsProgress, Uni<Void>> onProgress;
    private final LineSplitter splitter = new LineSplitter();
    private long rows;
    private @Nullable FetchOutcome outcome;

    Fetch(Spool spool, InsightsLineReader reader, Function<InsightsProgress, Uni<Void>> onProgress) {
        this.spool = spool;
        this.reader = reader;
        this.onProgress = onProgress;
    }

    /** Processes a chunk; completes when its rows are in the file. */
    Uni<Void> accept(Buffer chunk) {
        Buffer lines = Buffer.buffer();
        InsightsProgress progress = null;
        for (byte[] line : splitter.split(chunk.getBytes())) {
            switch (reader.read(line)) {
                case InsightsLine.RowLine row -> {
                    lines.appendBytes(row.json()).appendByte(LINE_FEED);
                    rows++;
                }
                case InsightsLine.ProgressLine latest -> progress = latest.progress();
                case InsightsLine.DoneLine last -> outcome = new FetchOutcome.Fetched(last.done());
                case InsightsLine.ErrorLine last -> outcome = new FetchOutcome.Refused(last.error());
            }
        }
        Uni<Void> written = lines.length() == 0 ? Uni.createFrom().voidItem() : spool.append(lines);
        InsightsProgress reported = progress;
        return reported == null ? written : written.chain(() -> onProgress.apply(reported));
    }

    /** The outcome; complete once the stream has ended. */
    FetchOutcome outcome() {
        if (outcome == null || splitter.hasIncompleteLine()) {
            return new FetchOutcome.Broken("the stream ended without its last line");
        }
        if (outcome instanceof FetchOutcome.Fetched fetched && fetched.done().rows() != rows) {
            return new FetchOutcome.Broken("%d of %d rows arrived".formatted(rows, fetched.done().rows()));
        }
        return outcome;
    }
}
