package dev.fbads.sync.worker;

import java.time.Instant;

import dev.fbads.contracts.insights.InsightsDone;
import dev.fbads.sync.jobs.ClaimedJob;

/** A run that brought no rows; asked for at {@code run.startedAt()}, answered at {@code answeredAt}. */
record EmptyRun(ClaimedJob job, InsightsDone done, Run run, Instant answeredAt) {

    EmptyRun {
        if (done.rows() != 0) {
            throw new IllegalArgumentException("%d rows are not none".formatted(done.rows()));
        }
    }
}
