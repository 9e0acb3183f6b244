package dev.fbads.gateway.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphCode;

/** Where a token stands. Each state offers the moves that lead out of it, and no others. */
public sealed interface TokenState {

    /** The states in which calls may be made with the token. */
    sealed interface Usable extends TokenState {

        /** When Meta stops accepting it; null: never. */
        @Nullable
        Instant expiresAt();

        /** Meta no longer accepts it. */
        default Quarantined quarantined(GraphCode code, Instant now) {
            return new Quarantined(code, now, expiresAt());
        }

        /** Meta says when it ends, after a check or an exchange. */
        default Usable until(@Nullable Instant end, Instant now, Duration window) {
            return usable(end, now, window);
        }
    }

    /** Works, and for a while. */
    record Valid(@Nullable Instant expiresAt) implements Usable {
    }

    /** Works, and ends soon: to be exchanged for one that lasts. */
    record Expiring(Instant expiresAt) implements Usable {
    }

    /**
     * Refused by Meta; no call is made with it.
     *
     * @param code Meta's reason
     * @param since when it was refused
     * @param expiresAt when it would have ended
     */
    record Quarantined(GraphCode code, Instant since, @Nullable Instant expiresAt) implements TokenState {

        /** Meta says that the token is good after all. */
        public Usable restored(@Nullable Instant end, Instant now, Duration window) {
            return usable(end, now, window);
        }

        /** Its person took the app away, which Meta does not undo: the secret is wiped. */
        public Revoked revoked(GraphCode reason, Instant now) {
            return new Revoked(reason, now);
        }
    }

    /** Gone for good, without its secret. Only another authorisation helps, and brings a token of its own. */
    record Revoked(GraphCode code, Instant since) implements TokenState {
    }

    /** The state of a token that Meta just called valid. */
    static Usable usable(@Nullable Instant end, Instant now, Duration window) {
        return Optional.ofNullable(end)
                .filter(known -> known.isBefore(now.plus(window)))
                .<Usable> map(Expiring::new)
                .orElseGet(() -> new Valid(end));
    }
}
