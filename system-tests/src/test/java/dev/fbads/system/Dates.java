package dev.fbads.system;

import java.time.LocalDate;

import dev.fbads.testing.TestClock;

/** Dates of the running suite. */
public final class Dates {

    /** The last day that is over in every zone. */
    public static final LocalDate YESTERDAY = TestClock.TODAY.minusDays(1);

    private Dates() {
    }
}
