package dev.fbads.sync.worker;

import java.time.Duration;
import java.util.random.RandomGenerator;

import jakarta.inject.Singleton;

import dev.fbads.sync.jobs.JobConfig;

/** How long a failed job rests: twice as long each time up to a cap, and never all jobs equally long. */
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

    /** The pause after so many failures before this one: between half of and the whole exponential step. */
    Duration after(int failures) {
        long step = Math.min(cap.toMillis(), base.toMillis() << Math.min(failures, MAX_DOUBLINGS));
        return Duration.ofMillis(step / 2 + random.nextLong(step / 2 + 1));
    }
}
