package dev.fbads.gateway.webhooks;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How Meta and we know each other where Meta calls us. */
@ConfigMapping(prefix = "fbads.webhooks")
public interface WebhooksConfig {

    /** Whether Meta may call us at all; an installation that it cannot reach says so instead of going without secrets. */
    @WithDefault("true")
    boolean enabled();

    /** What Meta must show when the callback is subscribed; absent: nobody can subscribe it. */
    Optional<String> verifyToken();

    /** The secret of the Meta app, which signs every delivery; absent: no delivery is published in. */
    Optional<String> appSecret();

    /** How many of the latest changes are remembered, to drop what Meta tells twice. */
    int dedupSize();

    /** For how long. */
    Duration dedupTtl();

    /** How long Kafka may take to acknowledge a delivery before Meta is asked to send it again. */
    Duration publishTimeout();
}
