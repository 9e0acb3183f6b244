package dev.fbads.gateway.quota;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Reactions to Meta's usage figures. */
@ConfigMapping(prefix = "fbads.quota")
public interface QuotaConfig {

    /** Whether calls are delayed and refused; figures are recorded, exported and alerted in any case. */
    @WithDefault("true")
    boolean enforced();

    /** From this percentage on, calls are delayed. */
    @WithDefault("75")
    double slowFrom();

    /** From this percentage on, an alert is raised. */
    @WithDefault("90")
    double alertFrom();

    /** From this percentage on, calls are refused. */
    @WithDefault("95")
    double stopFrom();

    /** The delay of a call just below the stop; grows linearly from 0. */
    @WithDefault("10s")
    Duration maxDelay();

    /** How long a stop lasts where Meta names no time: the account block of its lower tier. */
    @WithDefault("5m")
    Duration stop();

    /** How long a figure is valid: the windows of Meta are one hour. */
    @WithDefault("1h")
    Duration validity();
}
