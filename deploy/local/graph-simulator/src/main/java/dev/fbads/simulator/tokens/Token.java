package dev.fbads.simulator.tokens;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An access token.
 *
 * @param accounts the only accounts it may read, as {@code act_<digits>}; empty for all
 * @param expiresAt empty for never
 * @param dataAccessExpiresAt when it may read no more although it is still valid; empty for never
 * @param death empty while it is good
 * @param app whose limits its calls use up; empty for the one Meta app that there is
 */
public record Token(String value, String userId, Type type, Set<String> scopes, Optional<Set<String>> accounts,
        Instant issuedAt, Optional<Instant> expiresAt, Optional<Instant> dataAccessExpiresAt, Optional<TokenDeath> death,
        String app) {

    /** Copies the collections. */
    public Token {
        scopes = Set.copyOf(scopes);
        accounts = accounts.map(Set::copyOf);
    }

    /** Whose token it is. */
    public enum Type {
        /** A person's. */
        USER,
        /** A business' technical user's. */
        SYSTEM_USER,
        /** The app's own: inspects tokens and subscribes to webhooks, reads no accounts. */
        APP
    }

    /** Why it is not good at an instant; empty when it is. */
    public Optional<TokenDeath> deathAt(Instant now) {
        return death.or(() -> expiresAt.filter(end -> !now.isBefore(end)).map(end -> TokenDeath.EXPIRED));
    }

    /** Whether it may read this account, as far as the token itself decides. */
    public boolean mayRead(String prefixedAccountId, Instant now) {
        return type != Type.APP
                && (scopes.contains("ads_read") || scopes.contains("ads_management"))
                && dataAccessExpiresAt.map(now::isBefore).orElse(true)
                && accounts.map(allowed -> allowed.contains(prefixedAccountId)).orElse(true);
    }

    /** The same token, dead. */
    public Token killed(TokenDeath cause) {
        return new Token(value, userId, type, scopes, accounts, issuedAt, expiresAt, dataAccessExpiresAt, Optional.of(cause),
                app);
    }

    /** Another token of the same user, with the same rights. */
    public Token reissued(String newValue, Instant now, Instant end) {
        return new Token(newValue, userId, type, scopes, accounts, now, Optional.of(end), dataAccessExpiresAt,
                Optional.empty(), app);
    }

    @Override
    public String toString() {
        return "Token[value=***, userId=" + userId + ", type=" + type + ", death=" + death + "]";
    }
}
