package dev.fbads.gateway.graph;

import java.time.Duration;

import io.vertx.core.MultiMap;

/** What the wire brought for one call. */
sealed interface RawAnswer {

    /** An answer to its last byte, unpacked. */
    record Whole(int status, MultiMap headers, byte[] body) implements RawAnswer {
    }

    /** No connection, a connection that broke, or an answer that did not end in time. */
    record Broken(String reason) implements RawAnswer {
    }

    /** An answer beyond the configured size, given up. */
    record TooLarge() implements RawAnswer {
    }

    /** Nothing, for the call was held back; it will be for at most the time. */
    record NotSent(Duration retryAfter) implements RawAnswer {
    }
}
