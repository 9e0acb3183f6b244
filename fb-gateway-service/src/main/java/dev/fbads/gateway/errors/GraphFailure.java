package dev.fbads.gateway.errors;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Why a call to Graph returned no data, classified by the possible reactions. Holds no text of Meta, which may quote a
 * token.
 */
public sealed interface GraphFailure {

    /** Meta's code; null where the response held none, or there was no response. */
    @Nullable
    GraphCode cause();

    /** The reaction. */
    RetryDecision retryDecision();

    /** A limit is exhausted: no call for the account, or the app, before {@code retryAfter} has passed. */
    record Throttled(@Nullable GraphCode cause, Duration retryAfter) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return RetryDecision.RetryAfter.of(retryAfter);
        }
    }

    /** Meta suspects abuse: no automatic retry; an operator has to look. */
    record AbuseSuspected(@Nullable GraphCode cause, Duration retryAfter) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return new RetryDecision.GiveUp();
        }
    }

    /** The response would be too large or too slow: request less at a time. */
    record TooMuchData(@Nullable GraphCode cause) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return new RetryDecision.Split();
        }
    }

    /** The token is invalid: no call with it succeeds until a user authorizes again. */
    record TokenInvalid(@Nullable GraphCode cause) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return new RetryDecision.QuarantineToken();
        }
    }

    /** The token is valid but cannot read this object. */
    record AccessDenied(@Nullable GraphCode cause) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return new RetryDecision.DisableAccount();
        }
    }

    /** Meta closed or restricted the ad account. */
    record AccountSuspended(@Nullable GraphCode cause) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return new RetryDecision.DisableAccount();
        }
    }

    /**
     * Meta refuses the query itself.
     *
     * @param refusedFields names that the text calls invalid fields; empty for other reasons
     */
    record InvalidQuery(@Nullable GraphCode cause, Set<String> refusedFields) implements GraphFailure {

        public InvalidQuery {
            refusedFields = Set.copyOf(refusedFields);
        }

        @Override
        public RetryDecision retryDecision() {
            return new RetryDecision.GiveUp();
        }
    }

    /** Meta does not respond, or reports a temporary failure. */
    record Unavailable(@Nullable GraphCode cause) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return RetryDecision.RetryAfter.BACK_OFF;
        }
    }

    /** Too many calls failed; none is sent before {@code retryAfter} has passed. */
    record CircuitOpen(Duration retryAfter) implements GraphFailure {

        @Override
        public @Nullable GraphCode cause() {
            return null;
        }

        @Override
        public RetryDecision retryDecision() {
            return RetryDecision.RetryAfter.of(retryAfter);
        }
    }

    /** The response violates the API: no JSON, truncated, or without its data. */
    record Malformed(@Nullable GraphCode cause) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return RetryDecision.RetryAfter.BACK_OFF;
        }
    }

    /** The cursor is lost or, with a null cause, repeats: only a restart from the beginning can read the rest. */
    record CursorLost(@Nullable GraphCode cause) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return new RetryDecision.GiveUp();
        }
    }
}
