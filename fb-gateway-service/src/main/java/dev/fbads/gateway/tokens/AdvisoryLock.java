package dev.fbads.gateway.tokens;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** A cluster-wide lock. It is bound to a transaction and is released when its replica fails. */
@ApplicationScoped
class AdvisoryLock {

    private static final String TRY = "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))";

    private final Pool pool;

    AdvisoryLock(Pool pool) {
        this.pool = pool;
    }

    /** Runs the work under the lock; false when another replica holds it. */
    Uni<Boolean> run(String name, Supplier<Uni<Void>> work) {
        return pool.withTransaction(connection -> lock(connection, name)
                .onItem().call(acquired -> acquired ? work.get() : Uni.createFrom().voidItem()));
    }

    private static Uni<Boolean> lock(SqlConnection connection, String name) {
        return connection.preparedQuery(TRY)
                .mapping(row -> row.getBoolean(0))
                .execute(Tuple.of(name))
                .map(rows -> rows.iterator().next());
    }
}
