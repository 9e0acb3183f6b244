package dev.fbads.gateway.tokens;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphCode;

/** What Meta says about a token ({@code debug_token}). */
public sealed interface TokenInfo {

    /**
     * It is valid.
     *
     * @param appId the app it was given to
     * @param userId whom it stands for
     * @param scopes what it may do
     * @param endsAt when the token, or its access to data, ends, whichever comes first; null: never
     */
    record Valid(String appId, Optional<String> userId, Set<String> scopes, @Nullable Instant endsAt) implements TokenInfo {

        /** Reading insights wants no more (Marketing API, "Insights"). */
        private static final String NEEDED = "ads_read";

        public Valid {
            scopes = Set.copyOf(scopes);
        }

        /** Whether it may read insights. */
        public boolean readsInsights() {
            return scopes.contains(NEEDED);
        }
    }

    /** It is void, for Meta's reason. */
    record Invalid(GraphCode code) implements TokenInfo {

        private static final int APP_REMOVED = 458;

        /** Whether its person took the app away, which no check will ever undo. */
        public boolean permanently() {
            return Integer.valueOf(APP_REMOVED).equals(code.subcode());
        }
    }
}
