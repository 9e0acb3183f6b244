package dev.fbads.query.redis;

import org.jspecify.annotations.Nullable;

/** A Redis command failed; the caller continues without Redis. */
public final class RedisUnavailableException extends RuntimeException {

    RedisUnavailableException(@Nullable Throwable cause) {
        super("Redis is unavailable", cause, false, false);
    }
}
