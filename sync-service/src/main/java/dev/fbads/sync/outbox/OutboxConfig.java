package dev.fbads.sync.outbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the relay works. */
@ConfigMapping(prefix = "fbads.outbox")
public interface OutboxConfig {

    /** Messages taken to Kafka at a time. */
    @WithDefault("500")
    int batch();

    /** How often the table is looked at where no notification came; bounds the delay after a lost one. */
    @WithDefault("1s")
    Duration poll();

    /** How long an orderly stop waits for the batch under way, and for one last look; each. */
    @WithDefault("5s")
    Duration stopWithin();
}
