package dev.fbads.query.period;

import java.time.ZoneId;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The days of reports. */
@ConfigMapping(prefix = "fbads.reporting")
public interface ReportingConfig {

    /** The time zone of the users' days. */
    @WithDefault("America/Toronto")
    ZoneId zone();
}
