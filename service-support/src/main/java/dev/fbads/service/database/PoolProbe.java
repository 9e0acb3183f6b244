package dev.fbads.service.database;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.AsyncResultUni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.mutiny.sqlclient.Pool;

/** Asks the pool for a connection, as every request does, and knows since when it got none. One attempt at a time. */
final class PoolProbe {

    private final Pool pool;
    private final Duration timeout;
    private final LongSupplier nanos;
    private @Nullable Future<Void> attempt;
    private @Nullable Long unusableSince;

    PoolProbe(Pool pool, Duration timeout, LongSupplier nanos) {
        this.pool = pool;
        this.timeout = timeout;
        this.nanos = nanos;
    }

    /** Whether a connection came and worked within the time limit; an attempt that is late goes on. */
    Uni<Boolean> usable() {
        Future<Void> current = attempt();
        return AsyncResultUni.<Void> toUni(current::onComplete)
                .replaceWith(true)
                .ifNoItem().after(timeout).recoverWithItem(false)
                .onFailure().recoverWithItem(false);
    }

    /** For how long no attempt got a connection. */
    synchronized Duration unusableFor() {
        return unusableSince == null ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - unusableSince);
    }

    /** Counts anew: what has been says nothing about the pool. */
    synchronized void forget() {
        if (unusableSince != null) {
            unusableSince = nanos.getAsLong();
        }
    }

    private synchronized Future<Void> attempt() {
        if (attempt != null && !attempt.isComplete()) {
            return attempt;
        }
        if (unusableSince == null) {
            unusableSince = nanos.getAsLong();
        }
        Promise<Void> promise = Promise.promise();
        attempt = promise.future();
        OwnedConnection owned = new OwnedConnection(pool.getDelegate());
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
