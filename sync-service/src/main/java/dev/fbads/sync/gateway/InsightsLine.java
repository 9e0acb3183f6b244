package dev.fbads.sync.gateway;

import dev.fbads.contracts.insights.InsightsDone;
import dev.fbads.contracts.insights.InsightsError;
import dev.fbads.contracts.insights.InsightsProgress;

/** One line of the gateway's answer. */
public sealed interface InsightsLine {

    /** A row, not read yet. */
    record RowLine(byte[] json) implements InsightsLine {
    }

    record ProgressLine(InsightsProgress progress) implements InsightsLine {
    }

    /** The last line where all is well. */
    record DoneLine(InsightsDone done) implements InsightsLine {
    }

    /** The last line where it is not. */
    record ErrorLine(InsightsError error) implements InsightsLine {
    }
}
