package dev.fbads.gateway.graph;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import io.smallrye.mutiny.Uni;

/** Calls for one purpose with one token at a time, counted together. */
public interface GraphSession {

    /**
     * Makes the call and retries transient failures. Failures of Meta or the network are returned as {@link
     * GraphResult.Failed}.
     */
    <T> Uni<GraphResult<T>> get(GraphCall call, ResponseReader<T> reader);

    /** Whether the failed call should be repeated because it will use another token. */
    boolean changesToken(GraphCall call, GraphFailure failure);

    /** The calls so far. */
    CallCounter counter();
}
