package dev.fbads.sync.metrics;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Metrics that are read from the database. */
@ConfigMapping(prefix = "fbads.metrics")
public interface MetricsConfig {

    /** Interval at which each replica reads them. */
    @WithDefault("10s")
    Duration sample();
}
