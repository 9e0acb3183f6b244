package dev.fbads.service.database;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.AsyncResultUni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.mutiny.sqlclient.Pool;

/** Asks the pool for a connection, as every request does, and knows since when it got none. One attempt at a time. */
final class PoolProbe {

    private final Pool pool;
    private final PoolActivity activity;
    private final Duration timeout;
    private @Nullable Future<Void> attempt;
    private @Nullable Long unusableSince;

    PoolProbe(Pool pool, PoolActivity activity, Duration timeout) {
        this.pool = pool;
        this.activity = activity;
        this.timeout = timeout;
    }

    /** Whether a connection came and worked within the time limit; an attempt that is late goes on. */
    Uni<Boolean> usable() {
        Future<Void> current = attempt();
        return AsyncResultUni.<Void> toUni(current::onComplete)
                .replaceWith(true)
                .ifNoItem().after(timeout).recoverWithItem(false)
                .onFailure().recoverWithItem(false);
    }

    /** For how long neither an attempt nor any transaction got a connection. */
    synchronized Duration unusableFor() {
        return unusableSince == null ? Duration.ZERO
                : Duration.ofNanos(activity.now() - Math.max(unusableSince, activity.lastAcquired()));
    }

    /** Counts anew: what has been says nothing about the pool. */
    synchronized void forget() {
        if (unusableSince != null) {
            unusableSince = activity.now();
        }
    }

    private synchronized Future<Void> attempt() {
        if (attempt != null && !attempt.isComplete()) {
            return attempt;
        }
        if (unusableSince == null) {
            unusableSince = activity.now();
        }
        Promise<Void> promise = Promise.promise();
        attempt = promise.future();
        OwnedConnection owned = new OwnedConnection(pool.getDelegate(), activity);
        owned.acquired()
                .chain(connection -> connection.query("SELECT 1").execute().ifNoItem().after(timeout).fail())
                .subscribe().with(answered -> {
                    owned.abandon();
                    succeeded();
                    promise.complete();
                }, failure -> {
                    owned.discard(failure);
                    promise.fail(failure);
                });
        return attempt;
    }

    private synchronized void succeeded() {
        unusableSince = null;
    }
}
