package dev.fbads.testing.bad;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Date;
import java.util.function.Supplier;

/** Refused by {@code NoSystemClock}. */
final class ReadsTheSystemClock {

    private ReadsTheSystemClock() {
    }

    static String now() {
        Supplier<Instant> reference = Instant::now;
        return LocalDate.now(ZoneOffset.UTC) + " " + Clock.systemUTC() + " " + System.currentTimeMillis() + reference.get()
                + new Date() + Calendar.getInstance();
    }
}
