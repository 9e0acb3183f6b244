package dev.fbads.gateway.reactive;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Delays on the event loop of the caller, so that a stream stays on its thread. */
@ApplicationScoped
final class VertxPause implements Pause {

    private final Vertx vertx;

    VertxPause(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Uni<Void> of(Duration time) {
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(Math.max(1, time.toMillis()), fired -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }
}
