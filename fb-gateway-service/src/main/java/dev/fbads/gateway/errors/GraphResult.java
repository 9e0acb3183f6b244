package dev.fbads.gateway.errors;

import java.util.Optional;

/** What a call brought: what was read from the answer, or why there is nothing. */
public sealed interface GraphResult<T> {

    /** Why there is nothing; empty where there is something. */
    default Optional<GraphFailure> failed() {
        return switch (this) {
            case Read<T> read -> Optional.empty();
            case Failed<T>(GraphFailure failure) -> Optional.of(failure);
        };
    }

    /** The answer, read whole. */
    record Read<T>(T value) implements GraphResult<T> {
    }

    /** The last failure, after all repetitions that made sense. */
    record Failed<T>(GraphFailure failure) implements GraphResult<T> {
    }
}
