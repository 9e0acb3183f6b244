package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.util.OptionalInt;

/** The specified values. */
record TestLimits(int callsPerMinute, int concurrent, int queueLength) implements RateLimitConfig {

    static final TestLimits SPECIFIED = new TestLimits(10, 5, 100);

    @Override
    public OptionalInt burst() {
        return OptionalInt.empty();
    }

    @Override
    public Duration maxWait() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Duration maxWaitToStart() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration ageing() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(90);
    }

    @Override
    public Duration waiterLease() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration minPollInterval() {
        return Duration.ofMillis(50);
    }

    @Override
    public Duration maxPollInterval() {
        return Duration.ofSeconds(1);
    }
}
