package dev.fbads.sync.plan;

import java.time.ZoneId;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How people count days. */
@ConfigMapping(prefix = "fbads.reporting")
public interface ReportingConfig {

    /** The zone in which people say today. */
    @WithDefault("America/Toronto")
    ZoneId zone();
}
