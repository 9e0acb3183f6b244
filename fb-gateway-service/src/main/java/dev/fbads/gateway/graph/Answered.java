package dev.fbads.gateway.graph;

import java.time.Duration;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.quota.Usage;

/**
 * How one HTTP call ended.
 *
 * @param usage what Meta said about quota with it
 * @param sent whether it reached the network at all, rather than being refused by a limit of ours
 */
public record Answered<T>(GraphResult<T> result, Usage usage, boolean sent) {

    /** A call that went out. */
    public static <T> Answered<T> byMeta(GraphResult<T> result, Usage usage) {
        return new Answered<>(result, usage, true);
    }

    /** A call that a limit of ours did not let out; the time is rounded up to seconds, and never nought. */
    public static <T> Answered<T> refused(Duration retryAfter) {
        long seconds = Math.max(1, Math.ceilDiv(retryAfter.toMillis(), 1000L));
        return new Answered<>(new GraphResult.Failed<>(new GraphFailure.Throttled(null, Duration.ofSeconds(seconds))),
                Usage.UNKNOWN, false);
    }
}
