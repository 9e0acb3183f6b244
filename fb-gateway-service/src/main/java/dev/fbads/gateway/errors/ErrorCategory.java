package dev.fbads.gateway.errors;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import dev.fbads.gateway.errors.GraphFailure.AbuseSuspected;
import dev.fbads.gateway.errors.GraphFailure.AccessDenied;
import dev.fbads.gateway.errors.GraphFailure.AccountSuspended;
import dev.fbads.gateway.errors.GraphFailure.CursorLost;
import dev.fbads.gateway.errors.GraphFailure.InvalidQuery;
import dev.fbads.gateway.errors.GraphFailure.Throttled;
import dev.fbads.gateway.errors.GraphFailure.TokenInvalid;
import dev.fbads.gateway.errors.GraphFailure.TooMuchData;
import dev.fbads.gateway.errors.GraphFailure.Unavailable;

/** The categories of {@link ErrorTable}. */
enum ErrorCategory {
    /** Throttled; five minutes without a regain time, the length of an account block. */
    PAUSE_MINUTES,
    /** Throttled; an hour without a regain time, as specified. */
    PAUSE_HOUR,
    /** Stop and alert; an hour without a regain time. */
    ABUSE,
    SHRINK,
    RETRY,
    REAUTHORIZE,
    DENIED,
    SUSPENDED,
    REFUSED,
    RESTART;

    GraphFailure failure(GraphError error, Optional<Duration> regain) {
        GraphCode code = error.code();
        return switch (this) {
            case PAUSE_MINUTES -> new Throttled(code, regain.orElse(Duration.ofMinutes(5)));
            case PAUSE_HOUR -> new Throttled(code, regain.orElse(Duration.ofHours(1)));
            case ABUSE -> new AbuseSuspected(code, regain.orElse(Duration.ofHours(1)));
            case SHRINK -> new TooMuchData(code);
            case RETRY -> new Unavailable(code);
            case REAUTHORIZE -> new TokenInvalid(code);
            case DENIED -> new AccessDenied(code);
            case SUSPENDED -> new AccountSuspended(code);
            case REFUSED -> new InvalidQuery(code, error.hasCode(100) ? RefusedFields.namedIn(error) : Set.of());
            case RESTART -> new CursorLost(code);
        };
    }
}
