package dev.fbads.contracts.periods;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When days begin and end for one ad account. Meta counts in days of the account's zone, users request days of the reporting
 * zone. A day is over when it has ended in both zones, and may be requested when it has begun in either.
 *
 * @param reportingZone the zone of the users' days, {@code America/Toronto} by default
 * @param accountZone the ad account's {@code timezone_name}
 */
public record ReportingCalendar(ZoneId reportingZone, ZoneId accountZone) {

    /** Length of Meta's history in months; Meta refuses an earlier start with error 3018. */
    public static final int HISTORY_MONTHS = 37;

    /** Today in the reporting zone. */
    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, reportingZone);
    }

    /** The latest day that has begun in either zone. */
    public LocalDate latestDay(Instant now) {
        LocalDate reporting = today(now);
        LocalDate account = LocalDate.ofInstant(now, accountZone);
        return account.isAfter(reporting) ? account : reporting;
    }

    /** The earliest day that Meta still serves, with a margin of one day for a midnight between this check and the call. */
    public LocalDate earliestDay(Instant now) {
        return latestDay(now).minusMonths(HISTORY_MONTHS).plusDays(1);
    }

    /** The moment from which the day is over in both zones. */
    public Instant endOf(LocalDate day) {
        Instant reporting = day.plusDays(1).atStartOfDay(reportingZone).toInstant();
        Instant account = day.plusDays(1).atStartOfDay(accountZone).toInstant();
        return account.isAfter(reporting) ? account : reporting;
    }

    /** Whether the day is over in both zones. */
    public boolean isClosed(LocalDate day, Instant now) {
        return !now.isBefore(endOf(day));
    }
}
