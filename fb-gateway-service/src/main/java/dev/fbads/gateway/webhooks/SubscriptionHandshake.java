package dev.fbads.gateway.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/** Verifies a subscription: Meta presents the verify token and receives its challenge. */
@ApplicationScoped
class SubscriptionHandshake {

    private static final String SUBSCRIBE = "subscribe";

    private final Optional<byte[]> expected;

    SubscriptionHandshake(WebhooksConfig config) {
        this.expected = config.verifyToken().filter(token -> config.enabled() && !token.isBlank())
                .map(token -> token.getBytes(UTF_8));
    }

    /** The challenge, if the token matches; compares in constant time. */
    Optional<String> verify(@Nullable String mode, @Nullable String token, @Nullable String challenge) {
        boolean known = token != null
                && expected.filter(own -> MessageDigest.isEqual(own, token.getBytes(UTF_8))).isPresent();
        return known && SUBSCRIBE.equals(mode) ? Optional.ofNullable(challenge) : Optional.empty();
    }
}
