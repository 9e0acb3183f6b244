package dev.fbads.gateway.redis;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Timeouts of the shared Redis. */
@ConfigMapping(prefix = "fbads.redis")
public interface SharedRedisConfig {

    /** Timeout of a command. */
    @WithDefault("500ms")
    Duration timeout();

    /** Time after a failed command during which no command is sent. */
    @WithDefault("1s")
    Duration pauseAfterFailure();

    /** Longest delay of readiness until the connections are open. */
    @WithDefault("10s")
    Duration warmUp();
}
