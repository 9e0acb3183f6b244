package dev.fbads.sync.gateway;

import org.jspecify.annotations.Nullable;

/** The gateway could not be reached, or its stream broke off. */
public final class GatewayUnavailable extends RuntimeException {

    GatewayUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
