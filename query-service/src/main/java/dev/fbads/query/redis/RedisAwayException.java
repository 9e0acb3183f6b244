package dev.fbads.query.redis;

import org.jspecify.annotations.Nullable;

/** Redis did not do what it was asked; the caller goes on without it. */
public final class RedisAwayException extends RuntimeException {

    RedisAwayException(@Nullable Throwable cause) {
        super("Redis does not answer", cause, false, false);
    }
}
