package dev.fbads.gateway.graph;

import java.time.Duration;
import java.util.List;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.graph.Composite.FailedPart;
import dev.fbads.gateway.quota.Usage;

/**
 * How one HTTP call ended.
 *
 * @param usage what Meta said about quota with it
 * @param sent whether it reached the network at all, rather than being refused by a limit of ours
 */
public record Answered<T>(GraphResult<T> result, Usage usage, boolean sent) {

    /** A call that went out; the usage of its parts counts with its own. */
    public static <T> Answered<T> byMeta(GraphResult<T> result, Usage usage) {
        Usage whole = result instanceof GraphResult.Read<T>(Composite parts) ? usage.and(parts.usage()) : usage;
        return new Answered<>(result, whole, true);
    }

    /** Why there is no data, or why there is not all of it: of the call, or of its parts. */
    public List<GraphFailure> failures() {
        return switch (result) {
            case GraphResult.Read<T>(Composite parts) -> parts.failedParts().stream().map(FailedPart::failure).toList();
            case GraphResult.Read<T> read -> List.of();
            case GraphResult.Failed<T>(GraphFailure failure) -> List.of(failure);
        };
    }

    /** A call that a limit of ours did not let out; the time is rounded up to seconds, and never nought. */
    public static <T> Answered<T> refused(Duration retryAfter) {
        long seconds = Math.max(1, Math.ceilDiv(retryAfter.toMillis(), 1000L));
        return new Answered<>(new GraphResult.Failed<>(new GraphFailure.Throttled(null, Duration.ofSeconds(seconds))),
                Usage.UNKNOWN, false);
    }
}
