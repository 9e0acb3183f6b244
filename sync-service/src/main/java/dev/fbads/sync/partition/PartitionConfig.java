package dev.fbads.sync.partition;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The monthly partitions of the data rows. */
@ConfigMapping(prefix = "fbads.partitions")
public interface PartitionConfig {

    /** Months after the current one whose partitions exist before the service is ready. */
    @WithDefault("3")
    int monthsAhead();

    /** How often missing partitions are looked for after the start; {@code off} for never. */
    String every();

    /** Pause between two attempts at the start of the service, which is not ready until one succeeds. */
    @WithDefault("2s")
    Duration startRetry();
}
