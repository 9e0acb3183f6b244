package dev.fbads.simulator.limits;

import java.time.Duration;

/** How much of a limit is used, in percent, and how long until calls are let in again. */
record Usage(double percent, Duration regain, Tier tier) {

    private static final int SECONDS_A_MINUTE = 60;

    /** Whole percents, rounded up, so that only what is full says 100. */
    int wholePercent() {
        return percent >= 100 ? 100 : Math.min(99, (int) Math.ceil(percent));
    }

    /** Whole minutes, rounded up. */
    long minutes() {
        return (seconds() + SECONDS_A_MINUTE - 1) / SECONDS_A_MINUTE;
    }

    /** Whole seconds, rounded up. */
    long seconds() {
        return (regain.toMillis() + 999) / 1000;
    }
}
