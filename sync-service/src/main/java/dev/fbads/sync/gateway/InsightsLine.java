package dev.fbads.sync.gateway;

import dev.fbads.contracts.insights.InsightsDone;
import dev.fbads.contracts.insights.InsightsError;
import dev.fbads.contracts.insights.InsightsProgress;

/** One line of the gateway's response. */
public sealed interface InsightsLine {

    /** A row, not parsed yet. */
    record RowLine(byte[] json) implements InsightsLine {
    }

    record ProgressLine(InsightsProgress progress) implements InsightsLine {
    }

    /** The last line of a successful fetch. */
    record DoneLine(InsightsDone done) implements InsightsLine {
    }

    /** The last line of a failed fetch. */
    record ErrorLine(InsightsError error) implements InsightsLine {
    }
}
