package dev.fbads.gateway.errors;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Why a call to Graph brought nothing, judged by what can be done about it. No member holds a text of Meta's: those may
 * quote a token.
 */
public sealed interface GraphFailure {

    /** Meta's code; null where the answer held none, or there was no answer. */
    @Nullable
    GraphCode cause();

    /** What it calls for. */
    RetryDecision retryDecision();

    /** A limit is used up: nothing for the account, or the app, before {@code retryAfter} has passed. */
    record Throttled(@Nullable GraphCode cause, Duration retryAfter) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return RetryDecision.RetryAfter.of(retryAfter);
        }
    }

    /** Meta calls our use abusive: nobody goes on by himself, and somebody has to look. */
    record AbuseSuspected(@Nullable GraphCode cause, Duration retryAfter) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return new RetryDecision.GiveUp();
        }
    }

    /** The answer would be too large or too slow: ask for less at a time. */
    record TooMuchData(@Nullable GraphCode cause) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return new RetryDecision.Split();
        }
    }

    /** The token is void: no call with it will succeed until somebody authorises again. */
    record TokenInvalid(@Nullable GraphCode cause) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return new RetryDecision.QuarantineToken();
        }
    }

    /** The token is good, and may not read this object. */
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
     * @param refusedFields names that the text says are no fields; empty where it is about something else
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

    /** Meta does not answer, or says that it cannot just now. */
    record Unavailable(@Nullable GraphCode cause) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return RetryDecision.RetryAfter.BACK_OFF;
        }
    }

    /** So many calls failed that none is made before {@code retryAfter} has passed. */
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

    /** The answer is not what the API promises: no JSON, cut off, without its data. */
    record Malformed(@Nullable GraphCode cause) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return RetryDecision.RetryAfter.BACK_OFF;
        }
    }

    /**
     * The place where the pages were read is lost, or, without a cause, goes in circles: only a fresh start reads the rest, and
     * whoever knows what was delivered makes it.
     */
    record CursorLost(@Nullable GraphCode cause) implements GraphFailure {

        @Override
        public RetryDecision retryDecision() {
            return new RetryDecision.GiveUp();
        }
    }
}
