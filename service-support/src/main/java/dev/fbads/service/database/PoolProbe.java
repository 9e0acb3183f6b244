package dev.fbads.service.database;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.AsyncResultUni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.mutiny.sqlclient.Pool;

/** Acquires a connection of the pool, as every request does, and measures since when that fails. One attempt at a time. */
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

    /** Whether a connection could be acquired and used within the time limit; a slower attempt continues. */
    Uni<Boolean> usable() {
        Future<Void> current = attempt();
        return AsyncResultUni.<Void> toUni(current::onComplete)
                .replaceWith(true)
                .ifNoItem().after(timeout).recoverWithItem(false)
                .onFailure().recoverWithItem(false);
    }

    /** Time since which no attempt has succeeded. */
    synchronized Duration unusableFor() {
        return unusableSince == null ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - unusableSince);
    }

    /** Restarts the measurement of {@link #unusableFor}. */
    synchronized void reset() {
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
                .subscribe().with(usable -> {
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
