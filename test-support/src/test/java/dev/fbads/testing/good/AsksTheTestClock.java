package dev.fbads.testing.good;

import java.time.LocalDate;

import dev.fbads.testing.TestClock;

/** What {@code NoSystemClock} accepts. */
public final class AsksTheTestClock {

    private AsksTheTestClock() {
    }

    static LocalDate today() {
        return LocalDate.now(TestClock.fixed());
    }
}
