package dev.fbads.query.health;

import java.math.BigDecimal;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** From when on a figure is bad. The defaults are the product specification's. */
@ConfigMapping(prefix = "fbads.health")
public interface HealthConfig {

    /** How far back runs and calls are looked at. */
    @WithDefault("24h")
    Duration window();

    /** Part of the calls to Meta that must succeed; below it is critical. */
    @WithDefault("0.8")
    BigDecimal minApiSuccessRate();

    /** Part of the import runs that must succeed; below it is critical. */
    @WithDefault("0.8")
    BigDecimal minImportSuccessRate();

    /** How long a call may take on average, its waits included; above it is a warning. */
    @WithDefault("10s")
    Duration maxResponseTime();

    /** Part of Meta's quota that may be used; above it is a warning. */
    @WithDefault("0.9")
    BigDecimal maxQuotaUsed();

    /** How many accounts may have errors; above it is a warning. */
    @WithDefault("0")
    int maxAccountsWithErrors();

    /** How many past days may still have the figures of a day under way; above it is a warning. */
    @WithDefault("0")
    int maxStaleDays();

    /** How many accounts may lack yesterday; above it is a warning. */
    @WithDefault("0")
    int maxStaleAccounts();
}
