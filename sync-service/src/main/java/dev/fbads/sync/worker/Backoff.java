package dev.fbads.sync.worker;

import java.time.Duration;
import java.util.random.RandomGenerator;

import jakarta.inject.Singleton;

import dev.fbads.sync.jobs.JobConfig;

/** Exponential delay between the retries of a job, with a cap and jitter. */
@Singleton
final class Backoff {

    private static final int MAX_DOUBLINGS = 20;

    private final Duration base;
    private final Duration cap;
    private final RandomGenerator random;

    Backoff(JobConfig config, RandomGenerator random) {
        this.base = config.retryBase();
        this.cap = config.retryCap();
        this.random = random;
    }

    /** The delay after the given number of earlier failures: between half and all of the exponential step. */
    Duration after(int failures) {
        long step = Math.min(cap.toMillis(), base.toMillis() << Math.min(failures, MAX_DOUBLINGS));
        return Duration.ofMillis(step / 2 + random.nextLong(step / 2 + 1));
    }
}
