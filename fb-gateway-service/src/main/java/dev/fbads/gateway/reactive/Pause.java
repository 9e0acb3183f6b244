package dev.fbads.gateway.reactive;

import java.time.Duration;

import io.smallrye.mutiny.Uni;

/** A non-blocking delay. */
@FunctionalInterface
public interface Pause {

    /** Completes after the time; cancellation stops the timer. */
    Uni<Void> of(Duration time);
}
