package dev.fbads.sync.gateway;

import org.jspecify.annotations.Nullable;

/** The gateway could not be reached, or its response was incomplete. */
public sealed class GatewayUnavailable extends RuntimeException permits GatewayUnreachable {

    GatewayUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
