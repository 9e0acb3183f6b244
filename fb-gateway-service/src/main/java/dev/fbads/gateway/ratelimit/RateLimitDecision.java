package dev.fbads.gateway.ratelimit;

import java.time.Duration;

/** The answer of the queue to one request. */
sealed interface RateLimitDecision {

    /** A decision that ends the wait. */
    sealed interface Final extends RateLimitDecision {
    }

    /** The call may be sent; its lease runs until it is released. */
    record Granted() implements Final {
    }

    /**
     * The call is not queued.
     *
     * @param retryAfter when it could have been sent
     */
    record Refused(Duration retryAfter, Reason reason) implements Final {
    }

    /**
     * The call is queued as long as it keeps polling.
     *
     * @param atLeast the shortest possible wait; may be 0
     */
    record Wait(Duration atLeast) implements RateLimitDecision {
    }

    /** Why a call is refused. */
    enum Reason {
        /** The queue is full. */
        QUEUE_FULL,
        /** The call could not be sent within its maximum wait. */
        TOO_LATE
    }
}
