package dev.fbads.local.launcher.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

import dev.fbads.local.launcher.stack.StackException;

/** Closed days in the reporting zone, both ends included. */
public record DemoPeriod(LocalDate since, LocalDate until) {

    private static final ZoneId REPORTING_ZONE = ZoneId.of("America/Toronto");
    /** Meta keeps 37 months. */
    private static final int MOST = 1_100;

    /** The days up to yesterday. */
    public static DemoPeriod lastDays(int days, Clock clock) {
        if (days < 1 || days > MOST) {
            throw new StackException("--days is 1 to %d, not %d".formatted(MOST, days));
        }
        var today = LocalDate.now(clock.withZone(REPORTING_ZONE));
        return new DemoPeriod(today.minusDays(days), today.minusDays(1));
    }
}
