package dev.fbads.service.database;

import java.util.function.Function;

import jakarta.inject.Singleton;

import dev.fbads.service.streams.AfterCancellation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Runs read-only transactions on connections of the pool. It guarantees:
 * <ol>
 * <li>No connection is lost, whenever the subscriber cancels: while it waits for a connection, during BEGIN, during the work
 * or between two items. It is returned as soon as it is acquired and its transaction is rolled back.
 * <li>BEGIN and the opening statements are sent in one write; a {@link #read} includes the first statements of its work.
 * <li>No caller waits for COMMIT, which cannot fail after reads; the next user's statements are executed after it.
 * <li>Work that fails is rolled back before the failure is propagated.
 * </ol>
 * A transaction that writes is {@link Pool#withTransaction}: the driver owns its connection, and ends what it has begun
 * whether or not its subscriber still waits.
 */
@Singleton
public class PooledTransactions {

    private final Pool pool;

    public PooledTransactions(Pool pool) {
        this.pool = pool;
    }

    /**
     * Reads a single result.
     *
     * @param opening sends the statements before those of the work, for example to set claims
     * @param work starts when its first statement can be sent, without waiting for the result of BEGIN
     */
    public <T> Uni<T> read(Function<SqlConnection, Uni<?>> opening, Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            OwnedConnection owned = acquire();
            Uni<T> result = owned.acquired()
                    .chain(connection -> Uni.combine()
                            .all()
                            .unis(owned.begin(connection), opening.apply(connection), Uni.createFrom().deferred(
                                    () -> work.apply(connection)))
                            .with((begun, opened, read) -> read))
                    .onItem().invoke(owned::commit)
                    .onFailure().call(owned::rollback);
            return AfterCancellation.of(result, owned::abandon);
        });
    }

    /**
     * Reads a stream with the demand of its subscriber. The transaction lasts until the stream has ended.
     *
     * @param opening sends the statements before those of the work, for example to set claims
     */
    public <T> Multi<T> stream(Function<SqlConnection, Uni<?>> opening, Function<SqlConnection, Multi<T>> work) {
        return Multi.createFrom().deferred(() -> {
            OwnedConnection owned = acquire();
            Multi<T> items = owned.acquired()
                    .chain(connection -> Uni.combine()
                            .all()
                            .unis(owned.begin(connection), opening.apply(connection))
                            .with((begun, opened) -> connection))
                    .onItem().transformToMulti(work::apply)
                    .onCompletion().invoke(owned::commit)
                    .onFailure().call(owned::rollback);
            return AfterCancellation.of(items, owned::abandon);
        });
    }

    private OwnedConnection acquire() {
        return new OwnedConnection(pool.getDelegate());
    }
}
