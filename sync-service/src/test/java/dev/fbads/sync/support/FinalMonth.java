package dev.fbads.sync.support;

import java.time.LocalDate;
import java.time.YearMonth;

import dev.fbads.testing.TestClock;

/**
 * The calendar month before the last one. It ended at least four weeks ago, so that its days are final. It is divided into the
 * same jobs on every date, because jobs are cut where a third of a month begins.
 */
public final class FinalMonth {

    private FinalMonth() {
    }

    /** A day of the month that is final on {@link TestClock#TODAY}; 1 to 28. */
    public static LocalDate day(int dayOfMonth) {
        return day(TestClock.TODAY, dayOfMonth);
    }

    /** A day of the month that is final on the given date. */
    public static LocalDate day(LocalDate today, int dayOfMonth) {
        return YearMonth.from(today).minusMonths(2).atDay(dayOfMonth);
    }
}
