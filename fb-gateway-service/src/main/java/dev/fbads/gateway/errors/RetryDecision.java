package dev.fbads.gateway.errors;

import java.time.Duration;
import java.util.Optional;

/** The reaction to a failure. */
public sealed interface RetryDecision {

    /**
     * The same call may succeed later.
     *
     * @param pause given by Meta or the error table; empty for back-off of seconds
     */
    record RetryAfter(Optional<Duration> pause) implements RetryDecision {

        static final RetryAfter BACK_OFF = new RetryAfter(Optional.empty());

        static RetryAfter of(Duration pause) {
            return new RetryAfter(Optional.of(pause));
        }
    }

    /** Request less at a time. */
    record Split() implements RetryDecision {
    }

    /** Quarantine the token; another one may be used. */
    record QuarantineToken() implements RetryDecision {
    }

    /** No further calls for this account; other accounts continue. */
    record DisableAccount() implements RetryDecision {
    }

    /** A retry does not help. */
    record GiveUp() implements RetryDecision {
    }
}
