package dev.fbads.gateway.tokens;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When tokens are looked after. */
@ConfigMapping(prefix = "fbads.token-maintenance")
public interface TokenMaintenanceConfig {

    /** How often one of the replicas looks what is due; {@code off} for never. */
    @WithDefault("15m")
    String interval();

    /** How often each replica counts the tokens for its metrics; {@code off} for never. */
    @WithDefault("30s")
    String metricsInterval();

    /** A token that ends sooner is exchanged for a long-lived one. */
    @WithDefault("10d")
    Duration refreshBeforeExpiry();

    /** How long Meta's word about a token is believed. */
    @WithDefault("6h")
    Duration checkInterval();

    /** How long Meta's list of a token's accounts is believed. */
    @WithDefault("1h")
    Duration accountListInterval();
}
