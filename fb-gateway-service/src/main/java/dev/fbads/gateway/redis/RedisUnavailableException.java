package dev.fbads.gateway.redis;

import org.jspecify.annotations.Nullable;

/** A Redis command failed or timed out; the caller continues with the state of this replica. */
public final class RedisUnavailableException extends RuntimeException {

    RedisUnavailableException(@Nullable Throwable cause) {
        super("Redis is unavailable", cause, false, false);
    }
}
