package dev.fbads.gateway.graph;

import java.io.IOException;

import dev.fbads.gateway.quota.Usage;

/** Turns the body of an answer into something of ours. */
@FunctionalInterface
public interface AnswerReader<T> {

    /**
     * Reads the body to its end.
     *
     * @throws IOException when it is not JSON, cut off, or without what the API promises: nothing of it is used then
     */
    T read(byte[] body) throws IOException;

    /**
     * A whole body came that is no error, and is about to be read; by default nothing happens. Whoever acts on it may be wrong:
     * it may turn out to be unreadable.
     *
     * @param usage what came with it about quota
     */
    default void arrived(byte[] body, Usage usage) {
    }
}
