package dev.fbads.gateway.errors;

import java.util.Optional;

/** The result of a call: the value read from the response, or the failure. */
public sealed interface GraphResult<T> {

    /** The failure, if any. */
    default Optional<GraphFailure> failed() {
        return switch (this) {
            case Read<T> read -> Optional.empty();
            case Failed<T>(GraphFailure failure) -> Optional.of(failure);
        };
    }

    /** The value of a complete response. */
    record Read<T>(T value) implements GraphResult<T> {
    }

    /** The last failure, after all useful retries. */
    record Failed<T>(GraphFailure failure) implements GraphResult<T> {
    }
}
