package dev.fbads.service.database;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;

/**
 * Creates the service's pool, and queries its database outside of it. Every process has an application name of its own, by
 * which its sessions differ from those of other replicas in PostgreSQL.
 */
@Singleton
public class ServicePool implements PgPoolCreator {

    private static final String APPLICATION_NAME = "application_name";
    private static final int SUFFIX = 8;

    private final Consumer<SqlConnection> tuning;
    private final String suffix;
    private volatile Optional<Database> database = Optional.empty();

    @Inject
    ServicePool(Instance<ConnectionTuning> tunings) {
        this(connection -> tunings.forEach(tuning -> tuning.tune(connection)));
    }

    ServicePool(Consumer<SqlConnection> tuning) {
        this.tuning = tuning;
        this.suffix = UUID.randomUUID().toString().substring(0, SUFFIX);
    }

    @Override
    public Pool create(Input input) {
        List<PgConnectOptions> databases = input.pgConnectOptionsList().stream().map(this::named).toList();
        database = Optional.of(new Database(input.vertx(), databases.getFirst()));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions> copyOf(databases))
                .using(input.vertx())
                .withConnectHandler(connection -> {
                    tuning.accept(connection);
                    connection.close();
                })
                .build();
    }

    /** The activity of the sessions of this process, queried outside of the pool. */
    Uni<SessionActivity> sessions(Duration timeout) {
        return database.map(known -> known.sessions(timeout)).orElse(Uni.createFrom().item(SessionActivity.UNKNOWN));
    }

    private PgConnectOptions named(PgConnectOptions options) {
        String name = options.getProperties().getOrDefault(APPLICATION_NAME, "fbads");
        return new PgConnectOptions(options).addProperty(APPLICATION_NAME, name + "-" + suffix);
    }
}
