package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The share of one user, in the units of the arithmetic: microseconds, for even 60,000 calls a minute are no whole
 * milliseconds.
 *
 * @param interval between two refills
 * @param burst tokens that the bucket holds
 * @param concurrent calls under way at once
 * @param lease how long a call is believed to be under way
 * @param waiterLease how long a waiter is believed to wait without asking again
 * @param queueLength calls that wait
 */
record Limits(long interval, int burst, int concurrent, long lease, long waiterLease, int queueLength) {

    Limits {
        if (interval < 1 || burst < 1 || concurrent < 1 || queueLength < 1 || lease < 1 || waiterLease < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    static Limits of(RateLimitConfig config) {
        if (config.callsPerMinute() < 1) {
            throw new IllegalArgumentException("fbads.ratelimit.calls-per-minute must be positive");
        }
        if (config.waiterLease().compareTo(config.maxPollInterval().multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "fbads.ratelimit.waiter-lease must be twice the longest poll, or waiters are lost");
        }
        return new Limits(Math.max(1, TimeUnit.MINUTES.toMicros(1) / config.callsPerMinute()),
                config.burst().orElse(config.callsPerMinute()), config.concurrent(), micros(config.lease()),
                micros(config.waiterLease()), config.queueLength());
    }

    static long micros(Duration time) {
        return TimeUnit.MILLISECONDS.toMicros(time.toMillis());
    }
}
