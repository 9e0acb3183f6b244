package dev.fbads.gateway.graph;

import java.io.IOException;

/** Parses the body of a response. */
@FunctionalInterface
public interface ResponseReader<T> {

    /**
     * Parses the whole body.
     *
     * @throws IOException when it is not JSON, truncated, or lacks what the API promises; nothing of it is used then
     */
    T read(byte[] body) throws IOException;
}
