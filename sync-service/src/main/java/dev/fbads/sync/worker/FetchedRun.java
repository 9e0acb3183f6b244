package dev.fbads.sync.worker;

import java.time.Duration;
import java.time.Instant;

import dev.fbads.contracts.insights.InsightsDone;
import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.jobs.ClaimedJob;

/**
 * A run of a job whose rows have all arrived.
 *
 * @param account whose days were fetched
 * @param done the gateway's last line
 * @param startedAt when the fetch began; the ledger's {@code fetched_at}, because rows may be as old as that
 * @param fetchedAt when the last row arrived
 */
record FetchedRun(ClaimedJob job, AdAccount account, InsightsDone done, Instant startedAt, Instant fetchedAt) {

    boolean hasRows() {
        return done.rows() > 0;
    }

    Duration fetching() {
        return Duration.between(startedAt, fetchedAt);
    }
}
