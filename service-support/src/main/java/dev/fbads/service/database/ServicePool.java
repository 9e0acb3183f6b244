package dev.fbads.service.database;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.AsyncResultUni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;

/** Makes the service's pool, and knows how to reach the same database without it. */
@Singleton
public class ServicePool implements PgPoolCreator {

    private final Consumer<SqlConnection> tuning;
    private volatile @Nullable Vertx vertx;
    private volatile List<PgConnectOptions> databases = List.of();

    @Inject
    ServicePool(Instance<ConnectionTuning> tunings) {
        this(connection -> tunings.forEach(tuning -> tuning.tune(connection)));
    }

    ServicePool(Consumer<SqlConnection> tuning) {
        this.tuning = tuning;
    }

    @Override
    public Pool create(Input input) {
        vertx = input.vertx();
        databases = List.copyOf(input.pgConnectOptionsList());
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

    /**
     * Whether a connection beside the pool is accepted and answers in time. False for a database that is away, and for one that
     * takes no more connections.
     */
    Uni<Boolean> databaseAnswers(Duration timeout) {
        Vertx loops = vertx;
        if (loops == null || databases.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return Uni.createFrom().deferred(() -> {
            Future<Void> answer = PgConnection.connect(loops, databases.getFirst()).compose(ServicePool::answer);
            return AsyncResultUni.<Void> toUni(answer::onComplete)
                    .replaceWith(true)
                    .ifNoItem().after(timeout).recoverWithItem(false)
                    .onFailure().recoverWithItem(false);
        });
    }

    /** Closes the connection whether or not somebody still waits. */
    private static Future<Void> answer(PgConnection connection) {
        return connection.query("SELECT 1").execute().<Void> mapEmpty().onComplete(answered -> connection.close());
    }
}
