package dev.fbads.sync.jobs;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Orders the transactions that plan jobs of one account, cancel them or delete its old days, so that no day is planned twice.
 * A transaction that has taken it waits for no lock, this one or a later one, longer than {@code fbads.jobs.lock-timeout}; then
 * it fails with {@code lock_not_available}.
 */
@ApplicationScoped
public class AccountLock {

    private static final String LIMIT_WAITING = "SELECT set_config('lock_timeout', $1, true)";
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

    private final Duration timeout;

    AccountLock(JobConfig config) {
        this.timeout = config.lockTimeout();
    }

    /** Waits for the account's turn. */
    public Uni<Void> take(SqlConnection connection, int compteId, String accountId) {
        return connection.preparedQuery(LIMIT_WAITING)
                .execute(Tuple.of(timeout.toMillis() + "ms"))
                .chain(() -> connection.preparedQuery(LOCK).execute(Tuple.of(compteId + ":" + accountId)))
                .replaceWithVoid();
    }
}
