package dev.fbads.testing.bad;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What {@code NoSystemClock} refuses. */
final class AsksTheSystemClock {

    private AsksTheSystemClock() {
    }

    static String now() {
        return LocalDate.now(ZoneOffset.UTC) + " " + Clock.systemUTC() + " " + System.currentTimeMillis();
    }
}
