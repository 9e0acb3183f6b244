package dev.fbads.gateway.quota;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What follows from Meta's usage figures. */
@ConfigMapping(prefix = "fbads.quota")
public interface QuotaConfig {

    /** Whether calls are slowed down and stopped; figures are noted, shown and told in any case. */
    @WithDefault("true")
    boolean enforced();

    /** From this percentage on, calls are slowed down. */
    @WithDefault("75")
    double slowFrom();

    /** From this percentage on, somebody is told. */
    @WithDefault("90")
    double alertFrom();

    /** From this percentage on, nothing is called. */
    @WithDefault("95")
    double stopFrom();

    /** The delay of a call just below the stop; grows evenly from nought. */
    @WithDefault("10s")
    Duration maxDelay();

    /** How long a stop lasts where Meta names no time: the account block of its lower tier. */
    @WithDefault("5m")
    Duration stop();

    /** How long a figure counts: Meta's own windows are an hour. */
    @WithDefault("1h")
    Duration validity();
}
