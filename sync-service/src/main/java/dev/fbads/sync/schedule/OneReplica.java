package dev.fbads.sync.schedule;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Lets one replica at a time do a piece of scheduled work. The lock is a transaction's, so a replica that dies gives it back;
 * the work makes its own, short transactions meanwhile.
 */
@ApplicationScoped
public class OneReplica {

    private static final String TAKE_TURN = "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine";

    private final Pool pool;

    OneReplica(Pool pool) {
        this.pool = pool;
    }

    /** Does the work, or nothing where another replica is at it; says whether it was done. */
    public Uni<Boolean> during(String name, Supplier<Uni<Void>> work) {
        return pool.withTransaction(connection -> connection.preparedQuery(TAKE_TURN)
                .execute(Tuple.of(name))
                .map(rows -> rows.iterator().next().getBoolean("mine"))
                .call(mine -> mine ? work.get() : Uni.createFrom().voidItem()));
    }
}
