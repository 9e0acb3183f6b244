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

    /** Decrypts the token; throws {@link SecretUnreadableException} when it was revoked or cannot be decrypted. */
    public AccessToken open(Vault vault) {
        if (secret == null) {
            throw new SecretUnreadableException(row, "none", "the token was revoked");
        }
        return vault.open(secret, row);
    }
}
