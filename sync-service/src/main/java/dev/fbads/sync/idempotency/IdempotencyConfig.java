package dev.fbads.sync.idempotency;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a key is remembered. */
@ConfigMapping(prefix = "fbads.idempotency")
public interface IdempotencyConfig {

    /** For so long a key stands for its first request. */
    @WithDefault("24h")
    Duration lifetime();

    /** How often old keys are deleted. */
    @WithDefault("15m")
    Duration sweep();
}
