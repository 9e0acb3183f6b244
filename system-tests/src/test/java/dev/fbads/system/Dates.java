package dev.fbads.system;

import java.time.LocalDate;

import dev.fbads.testing.TestClock;

/** Dates of the running suite. */
final class Dates {

    /** The last day that is over in every zone. */
    static final LocalDate YESTERDAY = TestClock.TODAY.minusDays(1);

    private Dates() {
    }
}
