package dev.fbads.gateway.tokens;

import java.time.Duration;
import java.util.Optional;

import dev.fbads.gateway.graph.AccessToken;

/**
 * A token that Meta gave out.
 *
 * @param token the token
 * @param lifetime how long it lasts from now; empty where Meta does not say, or for ever
 */
public record TokenGrant(AccessToken token, Optional<Duration> lifetime) {
}
