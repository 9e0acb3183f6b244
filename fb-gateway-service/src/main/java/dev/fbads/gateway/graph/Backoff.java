package dev.fbads.gateway.graph;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

import dev.fbads.gateway.errors.RetryDecision;

/** Exponential back-off with jitter, so that calls that failed together are not retried together. */
final class Backoff {

    /** Upper bound from the specification. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final GraphConfig.RetryConfig config;
    private final RandomGenerator random;

    Backoff(GraphConfig.RetryConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
    }

    /** The pause before the next attempt; empty when the caller has to decide. */
    Optional<Duration> before(RetryDecision decision, int calls) {
        if (calls >= config.maxAttempts()) {
            return Optional.empty();
        }
        return switch (decision) {
            case RetryDecision.RetryAfter(Optional<Duration> pause) when pause.isEmpty() -> Optional.of(after(calls));
            // Jitter on top: Meta names the same time to all callers.
            case RetryDecision.RetryAfter(Optional<Duration> pause) ->
                pause.filter(time -> time.compareTo(config.maxRequestedDelay()) <= 0)
                        .map(time -> time.plus(after(calls)));
            case RetryDecision.Split split -> Optional.empty();
            case RetryDecision.QuarantineToken quarantine -> Optional.empty();
            case RetryDecision.DisableAccount disable -> Optional.empty();
            case RetryDecision.GiveUp giveUp -> Optional.empty();
        };
    }

    /** The pause after the given number of failed calls: between half and all of the current maximum. */
    private Duration after(int calls) {
        long doubled = config.base().toMillis() << Math.min(calls - 1, 20);
        long full = Math.min(doubled, Math.min(config.cap().toMillis(), LONGEST.toMillis()));
        return Duration.ofMillis(full / 2 + (long) (random.nextDouble() * full / 2));
    }
}
