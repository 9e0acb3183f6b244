package dev.fbads.sync.worker;

import java.time.Instant;

import dev.fbads.sync.access.AdAccount;

/**
 * One run of a job.
 *
 * @param account whose days are fetched
 * @param startedAt when the fetch began; what the ledger calls {@code fetched_at}, for rows may be as old as that
 */
record Run(AdAccount account, Instant startedAt) {
}
