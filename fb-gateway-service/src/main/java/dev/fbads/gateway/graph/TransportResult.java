package dev.fbads.gateway.graph;

import dev.fbads.gateway.errors.GraphFailure;
import io.vertx.core.MultiMap;

/** The result of one HTTP exchange, before its body is read. */
sealed interface TransportResult {

    /** A complete response, decompressed. */
    record Response(int status, MultiMap headers, byte[] body) implements TransportResult {
    }

    /**
     * No complete response.
     *
     * @param failure {@code Unavailable} for a connection that failed or timed out, {@code TooMuchData} for a response beyond
     *        the configured size, {@code CircuitOpen} for a call that was not sent
     */
    record NoResponse(GraphFailure failure) implements TransportResult {

        boolean sent() {
            return !(failure instanceof GraphFailure.CircuitOpen);
        }
    }
}
