package dev.fbads.gateway.vault;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.tokens.TokenState;

/**
 * A token as it is kept.
 *
 * @param row which one it is, and whose
 * @param secret the sealed token; null once revoked
 * @param connectedBy the user who connected it; null for the installation's own
 * @param metaUserId whom Meta gave it to; null where nobody asked
 * @param appId the app that Meta gave it to; null where nobody asked
 * @param scopes the permissions it carries; empty where nobody asked
 * @param checkedAt when Meta was last asked about it
 * @param accountsReadAt when its accounts were last listed; null: never, so any account may be tried with it
 */
public record StoredToken(RowIdentity row, TokenState state, @Nullable SealedSecret secret, @Nullable String connectedBy,
        @Nullable String metaUserId, @Nullable String appId, Set<String> scopes, @Nullable Instant checkedAt,
        @Nullable Instant accountsReadAt) {

    public StoredToken {
        scopes = Set.copyOf(scopes);
    }
}
