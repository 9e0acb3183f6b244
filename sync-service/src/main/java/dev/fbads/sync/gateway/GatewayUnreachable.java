package dev.fbads.sync.gateway;

import org.jspecify.annotations.Nullable;

/** No gateway accepted the request, so that Meta was not called and the request may be repeated. */
public final class GatewayUnreachable extends GatewayUnavailable {

    GatewayUnreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
