package dev.fbads.sync.idempotency;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Lifetime of idempotency keys. */
@ConfigMapping(prefix = "fbads.idempotency")
public interface IdempotencyConfig {

    /** How long a key refers to its first request. */
    @WithDefault("24h")
    Duration lifetime();

    /** Interval at which expired keys are deleted. */
    @WithDefault("15m")
    Duration sweep();
}
