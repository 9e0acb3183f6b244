package dev.fbads.gateway.redis;

import org.jspecify.annotations.Nullable;

/** Redis did not do what it was asked; the caller goes on with what this replica knows. */
public final class RedisUnavailableException extends RuntimeException {

    RedisUnavailableException(@Nullable Throwable cause) {
        super("Redis does not answer", cause, false, false);
    }
}
