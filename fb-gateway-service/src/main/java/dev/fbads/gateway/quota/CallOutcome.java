package dev.fbads.gateway.quota;

import java.time.Duration;
import java.util.List;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;

/**
 * The outcome of one HTTP call, as seen by the gates.
 *
 * @param usage what the response says about quota; includes the usage of all items of a batch
 * @param failures why data is missing: the failure of the call, or those of the items of a batch
 * @param sent whether the call was sent at all, rather than being refused by a limit of the gateway
 */
public record CallOutcome<T>(GraphResult<T> result, Usage usage, List<GraphFailure> failures, boolean sent) {

    public CallOutcome {
        failures = List.copyOf(failures);
    }

    /** A call that was sent, whether or not a response arrived. */
    public static <T> CallOutcome<T> sent(GraphResult<T> result, Usage usage) {
        return new CallOutcome<>(result, usage, result.failed().stream().toList(), true);
    }

    /** A call that was never sent. */
    public static <T> CallOutcome<T> notSent(GraphFailure failure) {
        return new CallOutcome<>(new GraphResult.Failed<>(failure), Usage.UNKNOWN, List.of(failure), false);
    }

    /** A call that a limit refused; the time is rounded up to seconds and at least one second. */
    public static <T> CallOutcome<T> refused(Duration retryAfter) {
        long seconds = Math.max(1, Math.ceilDiv(retryAfter.toMillis(), 1000L));
        return notSent(new GraphFailure.Throttled(null, Duration.ofSeconds(seconds)));
    }
}
