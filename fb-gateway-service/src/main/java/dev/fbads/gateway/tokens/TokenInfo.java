package dev.fbads.gateway.tokens;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphCode;

/** The response of {@code debug_token}. */
public sealed interface TokenInfo {

    /**
     * A valid token.
     *
     * @param appId the app it was issued to
     * @param userId the Meta user
     * @param scopes its permissions
     * @param endsAt when the token, or its data access, expires, whichever is first; null: never
     */
    record Valid(String appId, Optional<String> userId, Set<String> scopes, @Nullable Instant endsAt) implements TokenInfo {

        /** The permission for insights (Marketing API, "Insights"). */
        private static final String NEEDED = "ads_read";

        public Valid {
            scopes = Set.copyOf(scopes);
        }

        /** Whether it may read insights. */
        public boolean readsInsights() {
            return scopes.contains(NEEDED);
        }
    }

    /** An invalid token. */
    record Invalid(GraphCode code) implements TokenInfo {

        private static final int APP_REMOVED = 458;

        /** Whether the user removed the app, which is irreversible. */
        public boolean permanently() {
            return Integer.valueOf(APP_REMOVED).equals(code.subcode());
        }
    }
}
