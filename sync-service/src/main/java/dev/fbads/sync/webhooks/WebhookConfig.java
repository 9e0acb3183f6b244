package dev.fbads.sync.webhooks;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How patient the reader of {@code fbads.webhooks} is. */
@ConfigMapping(prefix = "fbads.changes")
public interface WebhookConfig {

    /** Tries to put a change to use before it is a dead letter; between them the gateway or the database may come back. */
    @WithDefault("8")
    int tries();

    /** The pause after the first try; doubled after each further one, up to five minutes. */
    @WithDefault("2s")
    Duration pause();
}
