package dev.fbads.gateway.fetch.report;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How asynchronous reports are asked for and waited for. */
@ConfigMapping(prefix = "fbads.fetch.report")
public interface ReportConfig {

    /** Days or months of one report at most; a longer range becomes several reports, which Meta prepares side by side. */
    @WithDefault("31")
    int slicesPerReport();

    /** Rows of one page of a report. */
    @WithDefault("2500")
    int rowsPerPage();

    /** Between two looks at how far the reports are. */
    @WithDefault("10s")
    Duration pollInterval();

    /** All waiting of one fetch together; then the range is given back as too large. */
    @WithDefault("20m")
    Duration timeout();

    /** How often one report is asked for again after Meta failed or skipped it. */
    @WithDefault("2")
    int resubmissions();
}
