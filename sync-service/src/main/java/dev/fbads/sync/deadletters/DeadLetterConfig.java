package dev.fbads.sync.deadletters;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How dead letters are replayed. */
@ConfigMapping(prefix = "fbads.dead-letters")
public interface DeadLetterConfig {

    /** The consumer group that remembers which letters were replayed. */
    @WithDefault("sync-dead-letters")
    String group();

    /** Letters in memory at a time. */
    @WithDefault("200")
    int batch();

    /** How long Kafka may take for one step. */
    @WithDefault("20s")
    Duration patience();
}
