package dev.fbads.gateway.tokens;

import java.util.UUID;

import dev.fbads.gateway.graph.AccessToken;

/**
 * A token selected for a session.
 *
 * @param stored its row
 * @param token the decrypted token
 * @param restoresAccess whether the account had no usable token before
 */
record TokenLease(StoredToken stored, AccessToken token, boolean restoresAccess) {

    UUID id() {
        return stored.row().id();
    }
}
