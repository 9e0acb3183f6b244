package dev.fbads.service.database;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a pool of connections counts as lost. */
@ConfigMapping(prefix = "fbads.connections")
public interface PoolLivenessConfig {

    /**
     * How long the pool may give no connection, although the database accepts new ones, before liveness is down and the process
     * is to be replaced. Longer than the 30 s that the pool lets anybody wait.
     */
    @WithDefault("60s")
    Duration unusableAfter();

    /** How long a check waits for a connection of the pool, and for one beside it; less than the checks' own time limit. */
    @WithDefault("2s")
    Duration checkTimeout();
}
