package dev.fbads.service.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.fbads.local.backing.BackingServices;
import dev.fbads.local.backing.ServiceKind;
import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.local.backing.testing.SharedBackingServices;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/** A small pool of connections to a real database, all on one event loop, and the states of its sessions. */
final class TestPool implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final int SIZE = 2;
    private static final int NOBODY_LISTENS = 1;

    private final BackingServices services = SharedBackingServices.with(Set.of(ServiceKind.POSTGRES));
    private final String name = "test-" + UUID.randomUUID();
    private final Vertx vertx = Vertx.vertx();
    private final ServicePool creator = new ServicePool(connection -> {
    });
    private final int size;
    private final Pool pool;

    TestPool() {
        this(SIZE);
    }

    TestPool(int size) {
        this.size = size;
        this.pool = Pool.newInstance(creator.create(new Input(vertx, options(port()), size)));
    }

    Vertx vertx() {
        return vertx;
    }

    private int port() {
        return Integer.parseInt(services.environment().get("FBADS_DB_PORT"));
    }

    private PgConnectOptions options(int port) {
        Map<String, String> environment = services.environment();
        return new PgConnectOptions()
                .setHost(environment.get("FBADS_DB_HOST"))
                .setPort(port)
                .setDatabase(environment.get("FBADS_DB_NAME"))
                .setUser(DatabaseRole.QUERY.roleName())
                .setPassword(environment.get(DatabaseRole.QUERY.passwordVariable()))
                .addProperty("application_name", name);
    }

    Pool pool() {
        return pool;
    }

    ServicePool creator() {
        return creator;
    }

    /** As {@link #creator}, for a port on which nothing listens. */
    ServicePool creatorWithoutDatabase() {
        ServicePool nowhere = new ServicePool(connection -> {
        });
        nowhere.create(new Input(vertx, options(NOBODY_LISTENS), size));
        return nowhere;
    }

    /** Acquires a connection and holds it until it is closed. */
    SqlConnection hold() {
        return pool.getConnection().await().atMost(PATIENCE);
    }

    /** Returns when PostgreSQL reports that a session of the pool executes a statement or waits for a lock. */
    void awaitActiveSession() {
        await().atMost(PATIENCE).until(() -> states().contains("active"));
    }

    /** Every connection can be used, by all at once, and none has an open transaction. */
    void assertWhole() {
        List<SqlConnection> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(hold());
        }
        all.forEach(connection -> assertThat(connection.query("SELECT 1").execute().await().atMost(PATIENCE)).hasSize(1));
        Uni.join().all(all.stream().map(SqlConnection::close).toList()).andFailFast().await().atMost(PATIENCE);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states()).doesNotContain("idle in transaction", "active"));
    }

    /** The states of the sessions of this pool. */
    List<String> states() throws SQLException {
        return column("SELECT state FROM pg_stat_activity WHERE application_name LIKE ? || '-%' AND state IS NOT NULL");
    }

    List<String> processes() throws SQLException {
        return column("SELECT pid::text FROM pg_stat_activity WHERE application_name LIKE ? || '-%'");
    }

    private List<String> column(String sql) throws SQLException {
        try (var connection = services.postgres().connect(DatabaseRole.QUERY.roleName());
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            List<String> values = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        }
    }

    @Override
    public void close() {
        pool.close().await().atMost(PATIENCE);
        Uni.createFrom().completionStage(vertx.close().toCompletionStage()).await().atMost(PATIENCE);
    }

    private record Input(Vertx vertx, PgConnectOptions options, int size) implements PgPoolCreator.Input {

        @Override
        public PoolOptions poolOptions() {
            return new PoolOptions().setMaxSize(size).setEventLoopSize(1);
        }

        @Override
        public List<PgConnectOptions> pgConnectOptionsList() {
            return List.of(options);
        }
    }
}
