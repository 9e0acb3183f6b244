package dev.fbads.query.redis;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much time Redis gets. */
@ConfigMapping(prefix = "fbads.redis")
public interface RedisConfig {

    /** How long one command may take; a kept answer that is slower than this is slower than a new one. */
    @WithDefault("200ms")
    Duration timeout();

    /** How long Redis is left alone after a command that failed. */
    @WithDefault("1s")
    Duration pauseAfterFailure();
}
