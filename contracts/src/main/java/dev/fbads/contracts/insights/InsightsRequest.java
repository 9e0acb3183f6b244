package dev.fbads.contracts.insights;

import java.time.LocalDate;
import java.util.UUID;

import dev.fbads.contracts.accounts.Role;

/**
 * Body of {@code POST /internal/insights}: all ad-level rows of one account, range and breakdown set.
 *
 * @param requestId identifies the call in logs of both sides
 * @param compteId the tenant on whose behalf the rows are fetched
 * @param accountId {@code act_<digits>}
 * @param userId the requesting user; the gateway limits calls per user
 * @param role decides the priority of the calls
 * @param since first day, inclusive, a day of the ad account
 * @param until last day, inclusive
 * @param granularity one row per ad and day, or per ad and calendar month
 * @param breakdownSet what the rows are divided by
 */
public record InsightsRequest(UUID requestId, int compteId, String accountId, String userId, Role role, LocalDate since,
        LocalDate until, Granularity granularity, BreakdownSet breakdownSet) {

    public InsightsRequest {
        if (until.isBefore(since)) {
            throw new IllegalArgumentException("until is before since");
        }
    }
}
