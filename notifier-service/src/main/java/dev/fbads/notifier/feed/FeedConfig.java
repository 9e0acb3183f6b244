package dev.fbads.notifier.feed;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Reading of the topic. */
@ConfigMapping(prefix = "fbads.notifier.feed")
public interface FeedConfig {

    /** Age of the records from which a starting replica reads, so that it has a history for clients that reconnect. */
    @WithDefault("1h")
    Duration lookBack();
}
