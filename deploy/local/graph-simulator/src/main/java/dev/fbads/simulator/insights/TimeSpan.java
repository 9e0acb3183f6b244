package dev.fbads.simulator.insights;

import java.time.LocalDate;

/** Days of the account, both ends inclusive. */
public record TimeSpan(LocalDate since, LocalDate until) {

    /** Refuses a span that ends before it begins. */
    public TimeSpan {
        if (until.isBefore(since)) {
            throw new IllegalArgumentException("a span must not end before it begins: " + since + " to " + until);
        }
    }
}
