package dev.fbads.sync.ingest;

import dev.fbads.contracts.insights.InsightsDone;
import dev.fbads.contracts.insights.InsightsError;

/** How a stream from the gateway ended. */
public sealed interface FetchOutcome {

    /** Every row is in the spool. */
    record Fetched(InsightsDone done) implements FetchOutcome {
    }

    /** The gateway has reported an error. */
    record Refused(InsightsError error) implements FetchOutcome {
    }

    /** No gateway accepted the request. */
    record Unreachable(String reason) implements FetchOutcome {
    }

    /** The stream has no last line, or not all of its rows. */
    record Broken(String reason) implements FetchOutcome {
    }
}
