package dev.fbads.sync.accountstatus;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The column {@code sync_status} of {@code facebook_ads_data}. */
@ApplicationScoped
class RowMarkRepository {

    private static final String OUTDATED = """
            SELECT compte_id, account_id, sync_status FROM facebook_ad_accounts
            WHERE sync_status IS DISTINCT FROM rows_sync_status ORDER BY sync_status_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String OLDEST = """
            SELECT min(date_start) AS oldest FROM facebook_ads_data
            WHERE compte_id = $1 AND account_id = $2 AND sync_status <> $3
            """;
    /** Skips rows of a slice that is being replaced, because waiting for it could deadlock; the next run marks them. */
    private static final String MARK_MONTH = """
            UPDATE facebook_ads_data SET sync_status = $3
            WHERE compte_id = $1 AND date_start >= $4 AND date_start < $5
              AND (id, date_start) IN (
                  SELECT id, date_start FROM facebook_ads_data
                  WHERE compte_id = $1 AND account_id = $2 AND sync_status <> $3 AND date_start >= $4 AND date_start < $5
                  FOR UPDATE SKIP LOCKED)
            """;
    /** Until all rows are marked the rows have no common status: the account's status may change again meanwhile. */
    private static final String IN_PROGRESS = """
            UPDATE facebook_ad_accounts SET rows_sync_status = NULL
            WHERE compte_id = $1 AND account_id = $2 AND rows_sync_status IS NOT NULL
            """;
    private static final String MARKED = """
            UPDATE facebook_ad_accounts SET rows_sync_status = $3 WHERE compte_id = $1 AND account_id = $2
            """;

    /** An account whose rows have a status other than its own. */
    record Outdated(int compteId, String accountId, String status) {
    }

    Uni<Optional<Outdated>> outdated(SqlConnection connection) {
        return connection.query(OUTDATED)
                .mapping(row -> new Outdated(row.getInteger("compte_id"), row.getString("account_id"),
                        row.getString("sync_status")))
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    /** The day of the oldest row with a different status. */
    Uni<Optional<LocalDate>> oldest(SqlConnection connection, Outdated account) {
        return connection.preparedQuery(OLDEST)
                .execute(Tuple.of(account.compteId(), account.accountId(), account.status()))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getLocalDate("oldest")));
    }

    /** Marks the rows of the month. */
    Uni<Void> mark(SqlConnection connection, Outdated account, YearMonth month) {
        return connection.preparedQuery(MARK_MONTH)
                .execute(Tuple.of(account.compteId(), account.accountId(), account.status(), month.atDay(1),
                        month.plusMonths(1).atDay(1)))
                .chain(() -> connection.preparedQuery(IN_PROGRESS)
                        .execute(Tuple.of(account.compteId(), account.accountId())))
                .replaceWithVoid();
    }

    Uni<Void> marked(SqlConnection connection, Outdated account) {
        return connection.preparedQuery(MARKED)
                .execute(Tuple.of(account.compteId(), account.accountId(), account.status()))
                .replaceWithVoid();
    }
}
