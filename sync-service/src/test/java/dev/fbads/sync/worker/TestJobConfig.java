package dev.fbads.sync.worker;

import java.time.Duration;

import dev.fbads.sync.jobs.JobConfig;

/** The default settings, for tests without a container. */
final class TestJobConfig implements JobConfig {

    @Override
    public int releasedPerAccount() {
        return 3;
    }

    @Override
    public int workers() {
        return 2;
    }

    @Override
    public int reservedSlots() {
        return 1;
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration backgroundPatience() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Duration lockTimeout() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration stopWithin() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration unclaimed() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Duration sweep() {
        return Duration.ofSeconds(2);
    }

    @Override
    public int maxRetries() {
        return 3;
    }

    @Override
    public int maxLostWorkers() {
        return 50;
    }

    @Override
    public Duration leaseExpiryBackoff() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Duration retryBase() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration retryCap() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration gatewayPause() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration progressEvery() {
        return Duration.ofMillis(300);
    }
}
