package dev.fbads.service.database;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.AsyncResultUni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Queries the database on connections outside of the pool: one per query, and one at a time, so that an
 * unresponsive server has only one.
 */
final class Database {

    private static final String ACTIVE_SESSIONS = """
            SELECT count(*) FROM pg_stat_activity WHERE application_name = $1 AND state = 'active' AND pid <> pg_backend_pid()
            """;

    private final Vertx vertx;
    private final PgConnectOptions options;
    private @Nullable Future<SessionActivity> attempt;

    Database(Vertx vertx, PgConnectOptions options) {
        this.vertx = vertx;
        this.options = options;
    }

    /** {@link SessionActivity#UNKNOWN} if the query fails or exceeds the timeout. */
    Uni<SessionActivity> sessions(Duration timeout) {
        return Uni.createFrom().deferred(() -> AsyncResultUni.<SessionActivity> toUni(attempt()::onComplete))
                .ifNoItem().after(timeout).recoverWithItem(SessionActivity.UNKNOWN)
                .onFailure().recoverWithItem(SessionActivity.UNKNOWN);
    }

    private synchronized Future<SessionActivity> attempt() {
        if (attempt == null || attempt.isComplete()) {
            attempt = PgConnection.connect(vertx, options).compose(this::read);
        }
        return attempt;
    }

    /** Closes the connection, even after the timeout. */
    private Future<SessionActivity> read(PgConnection connection) {
        return connection.preparedQuery(ACTIVE_SESSIONS)
                .execute(Tuple.of(options.getProperties().get("application_name")))
                .map(rows -> rows.iterator().next().getLong(0) > 0 ? SessionActivity.ACTIVE : SessionActivity.IDLE)
                .onComplete(read -> connection.close());
    }
}
