package dev.fbads.service.database;

import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Named locks of the database, by which one replica at a time does a piece of work.
 *
 * <ol>
 * <li>A lock is never waited for: it is either acquired at once or not at all.</li>
 * <li>It belongs to a transaction and is released when that ends, also by the failure of the replica.</li>
 * </ol>
 */
@Singleton
public class AdvisoryLock {

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS acquired";

    private final Pool pool;

    public AdvisoryLock(Pool pool) {
        this.pool = pool;
    }

    /** Tries to acquire the lock until the end of the connection's transaction; false where another transaction holds it. */
    public Uni<Boolean> tryAcquire(SqlConnection connection, String name) {
        return connection.preparedQuery(TRY_LOCK)
                .mapping(row -> row.getBoolean("acquired"))
                .execute(Tuple.of(name))
                .map(rows -> rows.iterator().next());
    }

    /**
     * Does the work in a transaction that holds the lock.
     *
     * @return whether the work was done; false where another transaction holds the lock
     */
    public Uni<Boolean> tryRun(String name, Function<SqlConnection, Uni<Void>> work) {
        return pool.withTransaction(connection -> tryAcquire(connection, name)
                .call(acquired -> acquired ? work.apply(connection) : Uni.createFrom().voidItem()));
    }

    /** Holds the lock while work is done that begins transactions of its own; otherwise like {@link #tryRun}. */
    public Uni<Boolean> tryHold(String name, Supplier<Uni<Void>> work) {
        return tryRun(name, connection -> work.get());
    }
}
