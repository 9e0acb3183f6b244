package dev.fbads.simulator.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The current day of an ad account, and how much of it has passed.
 *
 * @param date the day in the account's zone
 * @param elapsed parts of the day that have ended, of {@link #PARTS}; insights refresh about every 15 minutes
 */
public record Today(LocalDate date, int elapsed) {

    /** Parts that a day is cut into: quarters of an hour on a day of 24 hours. */
    public static final int PARTS = 96;

    /** Refuses an impossible part of the day. */
    public Today {
        if (elapsed < 0 || elapsed >= PARTS) {
            throw new IllegalArgumentException("elapsed must be within the day: " + elapsed);
        }
    }

    /** The day it is at {@code now} in {@code zone}; a day of 23 or 25 hours has the same number of parts. */
    public static Today of(Instant now, ZoneId zone) {
        LocalDate date = now.atZone(zone).toLocalDate();
        long start = date.atStartOfDay(zone).toEpochSecond();
        long end = date.plusDays(1).atStartOfDay(zone).toEpochSecond();
        return new Today(date, (int) ((now.getEpochSecond() - start) * PARTS / (end - start)));
    }

    /** Days since 1970-01-01 of {@link #date()}. */
    public long epochDay() {
        return date.toEpochDay();
    }
}
