package dev.fbads.testing.good;

import java.time.LocalDate;

import dev.fbads.testing.TestClock;

/** Accepted by {@code NoSystemClock}. */
public final class ReadsTheTestClock {

    private ReadsTheTestClock() {
    }

    static LocalDate today() {
        return LocalDate.now(TestClock.fixed());
    }
}
