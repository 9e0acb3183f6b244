package dev.fbads.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The instant at which every test begins: 15:00 UTC of {@link #TODAY}, so that the date is the same in UTC, Toronto and Paris.
 * {@code -Dfbads.test.today=YYYY-MM-DD} moves it.
 */
public final class TestClock {

    /** The system property that moves {@link #TODAY}. */
    public static final String PROPERTY = "fbads.test.today";

    /** The current date of the tests, in UTC, Toronto and Paris alike. */
    public static final LocalDate TODAY = LocalDate.parse(System.getProperty(PROPERTY, "2026-11-18"));

    /** The instant at which the tests begin. */
    public static final Instant NOW = afternoonOf(TODAY);

    /**
     * Dates on which calendar arithmetic is most likely to fail: ends and thirds of months, a leap day, the last day of a
     * month of 31 days and of a year, and both days on which Toronto changes to and from daylight-saving time.
     */
    public static final List<LocalDate> EDGE_DATES = List.of(
            LocalDate.of(2026, 11, 1), // also the end of daylight-saving time in Toronto
            LocalDate.of(2026, 11, 10),
            LocalDate.of(2026, 11, 11),
            LocalDate.of(2026, 11, 20),
            LocalDate.of(2026, 11, 21),
            LocalDate.of(2026, 11, 28),
            LocalDate.of(2028, 2, 29),
            LocalDate.of(2026, 8, 31),
            LocalDate.of(2026, 3, 8), // the begin of daylight-saving time in Toronto
            LocalDate.of(2026, 12, 31));

    private TestClock() {
    }

    /** A clock that stands still at {@link #NOW}. */
    public static Clock fixed() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    /** A clock that ticks in real time from {@link #NOW} on, for tests of code that measures how long something takes. */
    public static Clock ticking() {
        Clock system = Clock.systemUTC();
        return Clock.offset(system, Duration.between(system.instant(), NOW));
    }

    /** 15:00 UTC of a date. */
    public static Instant afternoonOf(LocalDate date) {
        return date.atTime(LocalTime.of(15, 0)).toInstant(ZoneOffset.UTC);
    }
}
