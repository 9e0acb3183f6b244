package dev.fbads.gateway.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphCode;

/** The state of a token. Each state offers only its legal transitions. */
public sealed interface TokenState {

    /** The states in which the token is used. */
    sealed interface Usable extends TokenState {

        /** When it expires; null: never. */
        @Nullable
        Instant expiresAt();

        /** Meta refuses the token. */
        default Quarantined quarantined(GraphCode code, Instant now) {
            return new Quarantined(code, now, expiresAt());
        }

        /** The state after a check or refresh that reported the expiry. */
        default Usable until(@Nullable Instant end, Instant now, Duration window) {
            return usable(end, now, window);
        }
    }

    /** Valid beyond the refresh window. */
    record Valid(@Nullable Instant expiresAt) implements Usable {
    }

    /** Valid, but expires within the refresh window. */
    record Expiring(Instant expiresAt) implements Usable {
    }

    /**
     * Refused by Meta and not used.
     *
     * @param code the reason
     * @param since when it was refused
     * @param expiresAt when it would have expired
     */
    record Quarantined(GraphCode code, Instant since, @Nullable Instant expiresAt) implements TokenState {

        /** Meta reports the token as valid again. */
        public Usable restored(@Nullable Instant end, Instant now, Duration window) {
            return usable(end, now, window);
        }

        /** Its user removed the app, which is irreversible: the secret is deleted. */
        public Revoked revoked(GraphCode reason, Instant now) {
            return new Revoked(reason, now);
        }
    }

    /** Permanently invalid and without its secret. Only a new authorization, which creates another token, helps. */
    record Revoked(GraphCode code, Instant since) implements TokenState {
    }

    /** The state of a token that Meta reported as valid. */
    static Usable usable(@Nullable Instant end, Instant now, Duration window) {
        return Optional.ofNullable(end)
                .filter(known -> known.isBefore(now.plus(window)))
                .<Usable> map(Expiring::new)
                .orElseGet(() -> new Valid(end));
    }
}
