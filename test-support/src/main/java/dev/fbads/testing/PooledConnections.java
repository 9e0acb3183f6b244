package dev.fbads.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** All connections of the pool of a service under test. */
public final class PooledConnections implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OPEN_TRANSACTIONS = """
            SELECT count(*) FROM pg_stat_activity WHERE usename = current_user AND state LIKE 'idle in transaction%'
            """;

    private final List<SqlConnection> connections;

    private PooledConnections(List<SqlConnection> connections) {
        this.connections = connections;
    }

    /**
     * Acquires every connection of the pool, until this is closed.
     *
     * @param size of the pool
     */
    public static PooledConnections acquire(Pool pool, int size) {
        return new PooledConnections(Stream.generate(() -> pool.getConnection().await().atMost(PATIENCE)).limit(size).toList());
    }

    /** Fails unless every connection of the pool can be used by all at once, and none has an open transaction. */
    public static void assertUsable(Pool pool, int size) {
        try (PooledConnections all = acquire(pool, size)) {
            all.connections.forEach(connection -> assertThat(connection.query("SELECT 1").execute().await().atMost(PATIENCE))
                    .hasSize(1));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(all.openTransactions()).isZero());
        }
    }

    @Override
    public void close() {
        Uni.join().all(connections.stream().map(SqlConnection::close).toList()).andFailFast().await().atMost(PATIENCE);
    }

    /** PostgreSQL shows a role the states of its own sessions. */
    private long openTransactions() {
        return connections.getFirst()
                .query(OPEN_TRANSACTIONS)
                .mapping(row -> row.getLong(0))
                .execute()
                .await().atMost(PATIENCE)
                .iterator().next();
    }
}
