package dev.fbads.gateway.graph;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that double, with jitter so that calls that failed together do not come back together. */
final class Backoff {

    private final GraphConfig.RetryConfig config;
    private final RandomGenerator random;

    Backoff(GraphConfig.RetryConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
    }

    /** Whether another call may follow the given number of calls. */
    boolean allowsAfter(int calls) {
        return calls < config.tries();
    }

    /** The pause after the given number of failed calls: between half of it and all of it. */
    Duration after(int calls) {
        long doubled = config.base().toMillis() << Math.min(calls - 1, 20);
        long full = Math.min(doubled, config.cap().toMillis());
        return Duration.ofMillis(full / 2 + (long) (random.nextDouble() * full / 2));
    }
}
