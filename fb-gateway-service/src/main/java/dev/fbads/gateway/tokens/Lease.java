package dev.fbads.gateway.tokens;

import java.util.UUID;

import dev.fbads.gateway.graph.AccessToken;

/**
 * A token that was given to a series of calls.
 *
 * @param stored where it is kept
 * @param token the token, opened
 * @param repairs whether the account was without a token until now
 */
record Lease(StoredToken stored, AccessToken token, boolean repairs) {

    UUID id() {
        return stored.row().id();
    }
}
