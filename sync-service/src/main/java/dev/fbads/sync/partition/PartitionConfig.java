package dev.fbads.sync.partition;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the monthly partitions of {@code facebook_ads_data}. */
@ConfigMapping(prefix = "fbads.partitions")
public interface PartitionConfig {

    /** Number of months after the current one whose partitions exist before the service is ready. */
    @WithDefault("3")
    int monthsAhead();

    /** Interval at which missing partitions are created after the start; {@code off} for never. */
    String every();

    /** Delay between attempts at the start of the service, which is not ready until one succeeds. */
    @WithDefault("2s")
    Duration startRetry();
}
