package dev.fbads.gateway.redis;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much time Redis gets. */
@ConfigMapping(prefix = "fbads.redis")
public interface SharedRedisConfig {

    /** How long one command may take. */
    @WithDefault("500ms")
    Duration timeout();

    /** How long Redis is left alone after a command that failed. */
    @WithDefault("1s")
    Duration pauseAfterFailure();

    /** How long the service may put off being ready until its connections to Redis are open. */
    @WithDefault("10s")
    Duration warmUp();
}
