package dev.fbads.sync.deadletters;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How dead-letter records are replayed. */
@ConfigMapping(prefix = "fbads.dead-letters")
public interface DeadLetterConfig {

    /** The consumer group whose offsets say which records were replayed. */
    @WithDefault("sync-dead-letters")
    String group();

    /** Records in memory at a time. */
    @WithDefault("200")
    int batch();

    /** Timeout of one Kafka operation. */
    @WithDefault("20s")
    Duration patience();
}
