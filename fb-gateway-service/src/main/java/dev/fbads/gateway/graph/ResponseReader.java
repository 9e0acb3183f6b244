package dev.fbads.gateway.graph;

import java.io.IOException;

/** RateLimits the body of an answer into something of ours. */
@FunctionalInterface
public interface ResponseReader<T> {

    /**
     * Reads the body to its end.
     *
     * @throws IOException when it is not JSON, cut off, or without what the API promises: nothing of it is used then
     */
    T read(byte[] body) throws IOException;
}
