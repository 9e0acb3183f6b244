package dev.fbads.gateway.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/** How Meta makes sure that the callback wants its webhooks: it shows our own token, and gets its challenge back. */
@ApplicationScoped
class SubscriptionHandshake {

    private static final String SUBSCRIBE = "subscribe";

    private final Optional<byte[]> expected;

    SubscriptionHandshake(WebhooksConfig config) {
        this.expected = config.verifyToken().filter(token -> config.enabled() && !token.isBlank())
                .map(token -> token.getBytes(UTF_8));
    }

    /** The challenge, if it may go back; the comparison takes the same time wherever the first difference is. */
    Optional<String> answer(@Nullable String mode, @Nullable String token, @Nullable String challenge) {
        boolean known = token != null
                && expected.filter(own -> MessageDigest.isEqual(own, token.getBytes(UTF_8))).isPresent();
        return known && SUBSCRIBE.equals(mode) ? Optional.ofNullable(challenge) : Optional.empty();
    }
}
