package dev.fbads.sync.plan;

import java.time.ZoneId;

import dev.fbads.contracts.periods.ReportingCalendar;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The zone in which the current date is reported. */
@ConfigMapping(prefix = "fbads.reporting")
public interface ReportingConfig {

    /** The reporting zone; a day is closed when it has ended there and in the account's zone. */
    @WithDefault("America/Toronto")
    ZoneId zone();

    /** The calendar of an account in the given zone. */
    default ReportingCalendar calendar(ZoneId accountZone) {
        return new ReportingCalendar(zone(), accountZone);
    }
}
