package dev.fbads.notifier.feed;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the topic is read. */
@ConfigMapping(prefix = "fbads.notifier.feed")
public interface FeedConfig {

    /** How far in the past a replica begins, to have a history for clients that come back after it was restarted. */
    @WithDefault("1h")
    Duration lookBack();
}
