package dev.fbads.gateway.webhooks;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Webhooks of Meta. */
@ConfigMapping(prefix = "fbads.webhooks")
public interface WebhooksConfig {

    /**
     * Whether webhooks are accepted; an installation that Meta cannot reach disables them instead of omitting the secrets.
     */
    @WithDefault("true")
    boolean enabled();

    /** The token that Meta presents on subscription; absent: no subscription is accepted. */
    Optional<String> verifyToken();

    /** The app secret, which signs deliveries; absent: no delivery is accepted. */
    Optional<String> appSecret();

    /** Number of published changes that are remembered for deduplication. */
    int dedupSize();

    /** Their age. */
    Duration dedupTtl();

    /**
     * Time within which Kafka, or another replica with the same change, must complete before Meta is asked to repeat the
     * delivery.
     */
    Duration publishTimeout();
}
