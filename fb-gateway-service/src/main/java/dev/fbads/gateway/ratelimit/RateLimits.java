package dev.fbads.gateway.ratelimit;

import java.time.Duration;

import io.smallrye.mutiny.Uni;

/** The queue of calls of each user. */
interface RateLimits {

    /**
     * Takes the claim's turn, or its position in the queue.
     *
     * @param maxWait how long it will wait from now; nought to go now or never
     */
    Uni<RateLimitDecision> acquire(QueuedCall claim, Duration maxWait);

    /** Gives back whatever the claim holds: its lease, its position, nothing. The token stays spent. */
    Uni<Void> release(QueuedCall claim);
}
