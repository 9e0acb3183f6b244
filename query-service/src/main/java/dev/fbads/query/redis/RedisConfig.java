package dev.fbads.query.redis;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Time limits of Redis. */
@ConfigMapping(prefix = "fbads.redis")
public interface RedisConfig {

    /** Time limit of a command; reading a response from the database takes less than a slower command. */
    @WithDefault("200ms")
    Duration timeout();

    /** Time after a failed command in which no command is sent. */
    @WithDefault("1s")
    Duration pauseAfterFailure();
}
