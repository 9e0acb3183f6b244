package dev.fbads.local.launcher.edge;

import java.time.Duration;

/**
 * How long the edge waits for another side.
 *
 * @param connect for a service to accept a connection
 * @param write for a service to take bytes of a request; meanwhile the edge reads nothing from the client and would not notice
 *        that it left
 * @param linger for a client to send the rest of a request that was already answered; an earlier close would be a reset, and
 *        the client might lose the answer
 */
record EdgeTimeouts(Duration connect, Duration write, Duration linger) {

    static final EdgeTimeouts DEFAULT = new EdgeTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(60),
            Duration.ofSeconds(30));
}
