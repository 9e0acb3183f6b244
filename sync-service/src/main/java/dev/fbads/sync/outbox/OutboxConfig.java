package dev.fbads.sync.outbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the relay. */
@ConfigMapping(prefix = "fbads.outbox")
public interface OutboxConfig {

    /** Messages of one batch. */
    @WithDefault("500")
    int batch();

    /** Interval at which the table is read without a notification; bounds the delay after a lost one. */
    @WithDefault("1s")
    Duration poll();

    /** The longest time of a graceful stop for the current batch, and again for a last pass. */
    @WithDefault("5s")
    Duration stopWithin();
}
