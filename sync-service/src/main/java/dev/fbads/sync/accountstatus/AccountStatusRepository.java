package dev.fbads.sync.accountstatus;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.sync.jobs.ClaimedJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Updates the status of an account in {@code facebook_ad_accounts} when one of its jobs ends. {@link RowMarking} copies the
 * status to the account's rows later.
 */
@ApplicationScoped
public class AccountStatusRepository {

    private static final String UNREADABLE = """
            UPDATE facebook_ad_accounts SET sync_status = $3, sync_status_at = now(), updated_at = now()
            WHERE compte_id = $1 AND account_id = $2 AND sync_status <> $3
            """;
    /** Rows of another breakdown set do not clear {@code data_invalid}, which set {@code none} has caused. */
    private static final String READABLE = """
            UPDATE facebook_ad_accounts
            SET sync_status = CASE WHEN $3 OR sync_status <> 'data_invalid' THEN 'active' ELSE sync_status END,
                sync_status_at = now(), reauthorisation_needed = false, updated_at = now()
            WHERE compte_id = $1 AND account_id = $2
              AND (reauthorisation_needed OR sync_status <> 'active' AND ($3 OR sync_status <> 'data_invalid'))
            """;
    private static final String REAUTHORISE = """
            UPDATE facebook_ad_accounts SET reauthorisation_needed = true, updated_at = now()
            WHERE compte_id = $1 AND account_id = $2 AND NOT reauthorisation_needed
            """;

    /** The account cannot be read, for the given reason. */
    public Uni<Void> unreadable(SqlConnection connection, ClaimedJob job, AccountSyncStatus status) {
        return connection.preparedQuery(UNREADABLE)
                .execute(Tuple.of(job.compteId(), job.accountId().value(), status.wire()))
                .replaceWithVoid();
    }

    /** The account was read. */
    public Uni<Void> readable(SqlConnection connection, ClaimedJob job) {
        return connection.preparedQuery(READABLE)
                .execute(Tuple.of(job.compteId(), job.accountId().value(),
                        job.range().breakdownSet() == BreakdownSet.NONE))
                .replaceWithVoid();
    }

    /** Nothing can be imported until a user connects the account again. */
    public Uni<Void> reauthorisationNeeded(SqlConnection connection, ClaimedJob job) {
        return connection.preparedQuery(REAUTHORISE)
                .execute(Tuple.of(job.compteId(), job.accountId().value()))
                .replaceWithVoid();
    }
}
