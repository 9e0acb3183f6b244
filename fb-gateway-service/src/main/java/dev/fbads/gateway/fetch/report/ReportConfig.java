package dev.fbads.gateway.fetch.report;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Asynchronous reports. */
@ConfigMapping(prefix = "fbads.fetch.report")
public interface ReportConfig {

    /** Days or months of one report; a longer range becomes several reports, which Meta prepares concurrently. */
    @WithDefault("31")
    int slicesPerReport();

    /** Rows of one page of a report. */
    @WithDefault("2500")
    int rowsPerPage();

    /** Interval between two polls of the reports. */
    @WithDefault("10s")
    Duration pollInterval();

    /** Total waiting time of one fetch; afterwards the range is reported as too large. */
    @WithDefault("20m")
    Duration timeout();

    /** Further submissions of a report that Meta failed or skipped. */
    @WithDefault("2")
    int resubmissions();
}
