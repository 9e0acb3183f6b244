package dev.fbads.query.health;

import java.math.BigDecimal;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Thresholds of the health figures. The defaults are those of the product specification. */
@ConfigMapping(prefix = "fbads.health")
public interface HealthConfig {

    /** The period before now that runs and calls are counted in. */
    @WithDefault("24h")
    Duration window();

    /** Minimum ratio of successful calls to Meta; below it: critical. */
    @WithDefault("0.8")
    BigDecimal minApiSuccessRate();

    /** Minimum ratio of successful import runs; below it: critical. */
    @WithDefault("0.8")
    BigDecimal minImportSuccessRate();

    /** Maximum average duration of a call, including waits; above it: warning. */
    @WithDefault("10s")
    Duration maxResponseTime();

    /** Maximum used part of Meta's quota; above it: warning. */
    @WithDefault("0.9")
    BigDecimal maxQuotaUsed();

    /** Maximum number of accounts with errors; above it: warning. */
    @WithDefault("0")
    int maxAccountsWithErrors();

    /** Maximum number of past days that were imported before they were over; above it: warning. */
    @WithDefault("0")
    int maxStaleDays();

    /** Maximum number of accounts without yesterday; above it: warning. */
    @WithDefault("0")
    int maxStaleAccounts();
}
