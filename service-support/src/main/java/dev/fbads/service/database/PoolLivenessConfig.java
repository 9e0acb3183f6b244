package dev.fbads.service.database;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Conditions under which a pool of connections counts as lost. */
@ConfigMapping(prefix = "fbads.connections")
public interface PoolLivenessConfig {

    /**
     * How long the pool may give no connection, although the database accepts new ones, before liveness is down and the
     * process is to be replaced. Longer than the 30 s for which an acquisition waits.
     */
    @WithDefault("60s")
    Duration unusableAfter();

    /** Time limit of a check for a connection of the pool, and for one outside of it; less than that of health checks. */
    @WithDefault("2s")
    Duration checkTimeout();
}
