package dev.fbads.sync.retention;

import java.time.Period;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long data, logs, syncs and jobs are retained. */
@ConfigMapping(prefix = "fbads.retention")
public interface RetentionConfig {

    /** Interval of the retention; {@code off} for never. */
    String every();

    /** Whether old months of data are deleted. */
    @WithDefault("false")
    boolean dropData();

    /** Months of data that are retained if old months are deleted, at least 13; Meta retains 37. */
    @WithDefault("37")
    int dataMonths();

    /** Retention of import logs, as an ISO period. */
    @WithDefault("P13M")
    Period importLogs();

    /** Retention of ended syncs and jobs, as an ISO period. */
    @WithDefault("P90D")
    Period ended();

    /** Maximum number of rows that one transaction deletes. */
    @WithDefault("1000")
    int batch();
}
