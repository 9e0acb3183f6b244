package dev.fbads.gateway.graph;

import dev.fbads.gateway.errors.GraphFailure;

/** What a call brought: what was read from the answer, or why there is nothing. */
public sealed interface GraphResult<T> {

    /** The answer, read whole. */
    record Read<T>(T value) implements GraphResult<T> {
    }

    /** The last failure, after all repetitions that made sense. */
    record Failed<T>(GraphFailure failure) implements GraphResult<T> {
    }
}
