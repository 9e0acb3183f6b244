package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The limits of one user in microseconds, because 60,000 calls a minute are not a whole number of milliseconds.
 *
 * @param interval time between two refills
 * @param burst tokens of a full bucket
 * @param concurrent calls in progress at the same time
 * @param lease how long a call is assumed to be in progress
 * @param waiterLease how long a waiting call is assumed to wait without polling
 * @param queueLength calls that may wait
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
