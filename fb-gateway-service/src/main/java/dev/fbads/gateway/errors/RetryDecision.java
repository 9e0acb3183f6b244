package dev.fbads.gateway.errors;

import java.time.Duration;
import java.util.Optional;

/** What a failure calls for: the middle column of the table of errors, apart from what is told about it. */
public sealed interface RetryDecision {

    /**
     * The same call may succeed later.
     *
     * @param pause what Meta or the table says; empty where it passes within seconds and back-off decides
     */
    record RetryAfter(Optional<Duration> pause) implements RetryDecision {

        static final RetryAfter BACK_OFF = new RetryAfter(Optional.empty());

        static RetryAfter of(Duration pause) {
            return new RetryAfter(Optional.of(pause));
        }
    }

    /** Less must be asked for at a time. */
    record Split() implements RetryDecision {
    }

    /** The token is not used again; another one may do. */
    record QuarantineToken() implements RetryDecision {
    }

    /** Nothing more is asked of this account; the others go on. */
    record DisableAccount() implements RetryDecision {
    }

    /** No repetition of the call helps. */
    record GiveUp() implements RetryDecision {
    }
}
