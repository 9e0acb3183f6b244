package dev.fbads.sync.jobs;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Whoever plans jobs for an account holds this until the transaction ends, so that no day is planned twice. */
@ApplicationScoped
public class AccountLock {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

    /** Waits for the account's turn. */
    public Uni<Void> take(SqlConnection connection, int compteId, String accountId) {
        return connection.preparedQuery(LOCK)
                .execute(Tuple.of(compteId + ":" + accountId))
                .replaceWithVoid();
    }
}
