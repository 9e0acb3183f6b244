package dev.fbads.gateway.graph;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import io.smallrye.mutiny.Uni;

/** The calls that are made for one purpose, with one token, and counted together. */
public interface GraphSession {

    /**
     * Makes the call, and repeats it while its failure may pass. Never fails for a reason that lies with Meta or the network:
     * that is a {@link GraphResult.Failed}.
     */
    <T> Uni<GraphResult<T>> get(GraphCall call, ResponseReader<T> reader);

    /** Whether a call that failed so is worth making again, because that is made with another token. */
    boolean changesToken(GraphCall call, GraphFailure failure);

    /** What was called so far. */
    CallCounter tally();
}
