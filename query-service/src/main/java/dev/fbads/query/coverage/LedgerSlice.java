package dev.fbads.query.coverage;

import java.time.Instant;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;

/**
 * A slice of breakdown set {@code none} that was fetched.
 *
 * @param compteId whose it is
 * @param accountId of which account
 * @param granularity a day or a calendar month
 * @param period its days
 * @param state how final it was when fetched
 * @param fetchedAt when it was fetched
 */
public record LedgerSlice(int compteId, String accountId, Granularity granularity, Period period, SliceState state,
        Instant fetchedAt) {
}
