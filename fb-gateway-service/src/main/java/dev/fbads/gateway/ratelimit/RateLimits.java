package dev.fbads.gateway.ratelimit;

import java.time.Duration;

import io.smallrye.mutiny.Uni;

/** The rate limit and queue of each user. */
interface RateLimits {

    /**
     * Takes a lease, or a position in the queue.
     *
     * @param maxWait how long the call may still wait; 0: now or never
     */
    Uni<RateLimitDecision> acquire(QueuedCall claim, Duration maxWait);

    /** Releases the lease or the queue position of the call, if any. The token stays spent. */
    Uni<Void> release(QueuedCall claim);
}
