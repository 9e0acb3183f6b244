package dev.fbads.gateway.ratelimit;

import java.time.Duration;

import io.smallrye.mutiny.Uni;

/** The queue of calls of each user. */
interface Turns {

    /**
     * Takes the claim's turn, or its place in the queue.
     *
     * @param patience how long it will wait from now; nought to go now or never
     */
    Uni<Decision> ask(Claim claim, Duration patience);

    /** Gives back whatever the claim holds: its lease, its place, nothing. The token stays spent. */
    Uni<Void> end(Claim claim);
}
