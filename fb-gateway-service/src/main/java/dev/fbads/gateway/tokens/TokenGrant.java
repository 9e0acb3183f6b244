package dev.fbads.gateway.tokens;

import java.time.Duration;
import java.util.Optional;

import dev.fbads.gateway.graph.AccessToken;

/**
 * A token issued by Meta.
 *
 * @param token the token
 * @param lifetime from now; empty where Meta names none
 */
public record TokenGrant(AccessToken token, Optional<Duration> lifetime) {
}
