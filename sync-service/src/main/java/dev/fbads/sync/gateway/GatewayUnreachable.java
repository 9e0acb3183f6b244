package dev.fbads.sync.gateway;

import org.jspecify.annotations.Nullable;

/** Nobody took the question: nothing was asked of Meta, and nothing is wrong with the question. */
public final class GatewayUnreachable extends GatewayUnavailable {

    GatewayUnreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
