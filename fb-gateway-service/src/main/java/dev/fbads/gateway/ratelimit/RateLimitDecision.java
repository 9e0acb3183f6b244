package dev.fbads.gateway.ratelimit;

import java.time.Duration;

/** What the queue says when it is asked. */
sealed interface RateLimitDecision {

    /** There is no more to ask. */
    sealed interface Final extends RateLimitDecision {
    }

    /** It is the claim's turn; its lease runs until it is ended. */
    record Granted() implements Final {
    }

    /** The claim is in no queue. @param retryAfter when its turn would have come */
    record Refused(Duration retryAfter, Reason reason) implements Final {
    }

    /**
     * The claim stands in the queue, as long as it keeps asking. @param atLeast its turn does not come sooner; may be nought
     */
    record Wait(Duration atLeast) implements RateLimitDecision {
    }

    /** Why a claim is refused. */
    enum Reason {
        /** As many wait as may. */
        QUEUE_FULL,
        /** The turn comes after the claim's patience ends. */
        TOO_LATE
    }
}
