package dev.fbads.gateway.tokens;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When tokens are looked after. */
@ConfigMapping(prefix = "fbads.upkeep")
public interface UpkeepConfig {

    /** How often one of the replicas looks what is due; {@code off} for never. */
    @WithDefault("15m")
    String every();

    /** How often each replica counts the tokens for its metrics; {@code off} for never. */
    @WithDefault("30s")
    String countEvery();

    /** A token that ends sooner is exchanged for a long-lived one. */
    @WithDefault("10d")
    Duration prolongBefore();

    /** How long Meta's word about a token is believed. */
    @WithDefault("6h")
    Duration checkAfter();

    /** How long Meta's list of a token's accounts is believed. */
    @WithDefault("1h")
    Duration accountsAfter();
}
