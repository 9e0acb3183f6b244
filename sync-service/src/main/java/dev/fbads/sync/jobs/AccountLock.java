package dev.fbads.sync.jobs;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Serializes the transactions that plan or cancel jobs of one account or delete its old days, so that no day is planned twice.
 * From here on the transaction waits at most {@code fbads.jobs.lock-timeout} for any lock, this one included; then it fails
 * with {@code lock_not_available}.
 */
@ApplicationScoped
public class AccountLock {

    private static final String LIMIT_WAITING = "SELECT set_config('lock_timeout', $1, true)";
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

    private final Duration timeout;

    AccountLock(JobConfig config) {
        this.timeout = config.lockTimeout();
    }

    /** Waits for the account's lock, held until the transaction ends. */
    public Uni<Void> take(SqlConnection connection, int compteId, String accountId) {
        return connection.preparedQuery(LIMIT_WAITING)
                .execute(Tuple.of(timeout.toMillis() + "ms"))
                .chain(() -> connection.preparedQuery(LOCK).execute(Tuple.of(compteId + ":" + accountId)))
                .replaceWithVoid();
    }
}
