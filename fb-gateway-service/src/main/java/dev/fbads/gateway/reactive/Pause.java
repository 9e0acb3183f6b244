package dev.fbads.gateway.reactive;

import java.time.Duration;

import io.smallrye.mutiny.Uni;

/** Waits without a thread. */
@FunctionalInterface
public interface Pause {

    /** Fires once the time has passed; nothing is left running when it is cancelled. */
    Uni<Void> of(Duration time);
}
