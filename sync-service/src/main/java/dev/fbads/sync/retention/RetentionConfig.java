package dev.fbads.sync.retention;

import java.time.Period;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is kept, and for how long. */
@ConfigMapping(prefix = "fbads.retention")
public interface RetentionConfig {

    /** How often it is looked at what to remove; {@code off} for never. */
    String every();

    /** Whether old months of data are removed at all. */
    @WithDefault("false")
    boolean dropData();

    /** Months of data that are kept, when older ones are removed; Meta itself keeps 37. No less than 13. */
    @WithDefault("37")
    int dataMonths();

    /** How long import logs are kept, as an ISO period. */
    @WithDefault("P13M")
    Period importLogs();

    /** How long ended syncs and jobs are kept, as an ISO period. */
    @WithDefault("P90D")
    Period ended();

    /** Rows that one transaction deletes. */
    @WithDefault("1000")
    int batch();
}
