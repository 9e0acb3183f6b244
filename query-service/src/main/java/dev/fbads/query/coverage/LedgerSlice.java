package dev.fbads.query.coverage;

import java.time.Instant;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;

/**
 * A fetched slice.
 *
 * @param compteId the tenant
 * @param accountId the account
 * @param granularity a day or a calendar month
 * @param period its days
 * @param state its state when it was fetched
 * @param fetchedAt when it was fetched
 */
public record LedgerSlice(int compteId, String accountId, Granularity granularity, Period period, SliceState state,
        Instant fetchedAt) {
}
