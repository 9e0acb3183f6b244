package dev.fbads.query.period;

import java.time.ZoneId;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How reports count days. */
@ConfigMapping(prefix = "fbads.reporting")
public interface ReportingConfig {

    /** The zone in which the agency's day ends. */
    @WithDefault("America/Toronto")
    ZoneId zone();
}
