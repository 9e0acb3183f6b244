package dev.fbads.gateway.tokens;

import java.util.UUID;

import dev.fbads.gateway.graph.AccessToken;

/**
 * A token that was given to a series of calls.
 *
 * @param stored where it is kept
 * @param token the token, opened
 * @param restoresAccess whether the account was without a token until now
 */
record TokenLease(StoredToken stored, AccessToken token, boolean restoresAccess) {

    UUID id() {
        return stored.row().id();
    }
}
