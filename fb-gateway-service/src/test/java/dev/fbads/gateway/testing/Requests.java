package dev.fbads.gateway.testing;

import java.time.LocalDate;
import java.util.UUID;

import dev.fbads.contracts.accounts.Role;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;

/** Requests for the first days of 2026. */
public final class Requests {

    public static final LocalDate SINCE = LocalDate.of(2026, 1, 1);

    private Requests() {
    }

    public static InsightsRequest days(int days, BreakdownSet set) {
        return of(SINCE, SINCE.plusDays(days - 1L), Granularity.DAY, set);
    }

    public static InsightsRequest of(LocalDate since, LocalDate until, Granularity granularity, BreakdownSet set) {
        return new InsightsRequest(new UUID(0, 1), 1, "act_900100200", "user-1", Role.CLIENT, since, until, granularity, set);
    }
}
