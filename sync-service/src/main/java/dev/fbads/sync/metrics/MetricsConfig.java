package dev.fbads.sync.metrics;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Figures that are read from the database. */
@ConfigMapping(prefix = "fbads.metrics")
public interface MetricsConfig {

    /** How often each replica reads them. */
    @WithDefault("10s")
    Duration sample();
}
