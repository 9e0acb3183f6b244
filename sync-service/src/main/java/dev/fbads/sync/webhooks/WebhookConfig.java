package dev.fbads.sync.webhooks;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Retries of the listener of {@code fbads.webhooks}. */
@ConfigMapping(prefix = "fbads.changes")
public interface WebhookConfig {

    /** Attempts to apply a change before it goes to the dead-letter topic. */
    @WithDefault("8")
    int tries();

    /** Delay after the first attempt; doubled after each further one, up to five minutes. */
    @WithDefault("2s")
    Duration pause();
}
