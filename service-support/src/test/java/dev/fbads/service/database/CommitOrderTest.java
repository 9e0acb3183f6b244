package dev.fbads.service.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.ContextInternal;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/** A transaction that ends on another event loop than that of its connection, on which the next transaction begins. */
class CommitOrderTest {

    @Test
    void theBeginOfTheNextUserIsExecutedAfterTheCommit() throws Exception {
        try (TestPool pool = new TestPool(1)) {
            PooledTransactions transactions = new PooledTransactions(pool.pool());
            ContextInternal loop = connectionLoop(pool);
            CompletableFuture<Void> entered = new CompletableFuture<>();
            CompletableFuture<Void> committed = new CompletableFuture<>();
            CompletableFuture<String> second = new CompletableFuture<>();

            otherLoop(pool, loop).runOnContext(start -> transactions.read(connection -> claim(connection, "first"),
                    connection -> claims(connection).invoke(() -> {
                        // From here on the connection's loop is blocked by a user who then acquires a connection.
                        loop.runOnContext(busy -> {
                            entered.complete(null);
                            join(committed);
                            transactions.read(connection2 -> claim(connection2, "second"),
                                    connection2 -> claims(connection2).chain(() -> claims(connection2)))
                                    .subscribe().with(second::complete, second::completeExceptionally);
                        });
                        join(entered);
                    }))
                    .subscribe().with(read -> committed.complete(null), committed::completeExceptionally));

            assertThat(second.get(TestPool.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the claims that the second statement of the second user sees").isEqualTo("second");
        }
    }

    private static ContextInternal connectionLoop(TestPool pool) {
        SqlConnection connection = pool.hold();
        var wire = (SocketConnectionBase) ((SqlConnectionInternal) connection.getDelegate()).unwrap().unwrap();
        connection.close().await().atMost(TestPool.PATIENCE);
        return (ContextInternal) wire.context();
    }

    private static ContextInternal otherLoop(TestPool pool, ContextInternal loop) {
        ContextInternal other;
        do {
            other = (ContextInternal) pool.vertx().getOrCreateContext();
        } while (other.nettyEventLoop() == loop.nettyEventLoop());
        return other;
    }

    private static Uni<?> claim(SqlConnection connection, String claims) {
        return connection.query("SELECT set_config('request.jwt.claims', '%s', true)".formatted(claims)).execute();
    }

    private static Uni<String> claims(SqlConnection connection) {
        return connection.query("SELECT coalesce(current_setting('request.jwt.claims', true), '')")
                .mapping(row -> row.getString(0))
                .execute()
                .map(rows -> rows.iterator().next());
    }

    private static void join(CompletableFuture<Void> moment) {
        moment.orTimeout(TestPool.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
