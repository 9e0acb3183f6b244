package dev.fbads.gateway.tokens;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.tokens.vault.RowIdentity;
import dev.fbads.gateway.tokens.vault.SealedSecret;
import dev.fbads.gateway.tokens.vault.SecretUnreadableException;
import dev.fbads.gateway.tokens.vault.Vault;

/**
 * A token as stored.
 *
 * @param row its id and tenant
 * @param secret the encrypted token; null once revoked
 * @param connectedBy the user who connected it; null for the installation
 * @param metaUserId the Meta user; null where unknown
 * @param appId the Meta app; null where unknown
 * @param scopes its permissions; empty where unknown
 * @param checkedAt when Meta was last asked about it
 * @param accountsReadAt when its accounts were last listed; null: never, so it may be tried for any account
 */
public record StoredToken(RowIdentity row, TokenState state, @Nullable SealedSecret secret, @Nullable String connectedBy,
        @Nullable String metaUserId, @Nullable String appId, Set<String> scopes, @Nullable Instant checkedAt,
        @Nullable Instant accountsReadAt) {

    public StoredToken {
        scopes = Set.copyOf(scopes);
    }

    /** Decrypts the token; throws {@link SecretUnreadableException} when it was revoked or cannot be decrypted. */
    public AccessToken open(Vault vault) {
        if (secret == null) {
            throw new SecretUnreadableException(row, "none", "the token was revoked");
        }
        return vault.open(secret, row);
    }
}
