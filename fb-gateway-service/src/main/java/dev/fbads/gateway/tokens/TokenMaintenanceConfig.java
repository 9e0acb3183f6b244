package dev.fbads.gateway.tokens;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Intervals of the token maintenance. */
@ConfigMapping(prefix = "fbads.token-maintenance")
public interface TokenMaintenanceConfig {

    /** Interval of the maintenance on one replica; {@code off}: never. */
    @WithDefault("15m")
    String interval();

    /** Time from the start of a replica to its first maintenance: connections, and calls of users, come first. */
    @WithDefault("1m")
    String initialDelay();

    /** Interval of the token metrics on each replica; {@code off}: never. */
    @WithDefault("30s")
    String metricsInterval();

    /** Remaining lifetime below which a token is exchanged for a long-lived one. */
    @WithDefault("10d")
    Duration refreshBeforeExpiry();

    /** Age at which a token is checked with Meta again. */
    @WithDefault("6h")
    Duration checkInterval();

    /** Age at which the accounts of a token are listed again. */
    @WithDefault("1h")
    Duration accountListInterval();
}
