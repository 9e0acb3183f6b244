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

    private static final String BEHIND = """
            SELECT compte_id, account_id, sync_status FROM facebook_ad_accounts
            WHERE sync_status IS DISTINCT FROM rows_sync_status ORDER BY sync_status_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String OLDEST = """
            SELECT min(date_start) AS oldest FROM facebook_ads_data
            WHERE compte_id = $1 AND account_id = $2 AND sync_status <> $3
            """;
    /** A slice that is being replaced is left to the next turn: to wait for it could end in a deadlock. */
    private static final String MARK_MONTH = """
            UPDATE facebook_ads_data SET sync_status = $3
            WHERE date_start >= $4 AND date_start < $5
              AND (id, date_start) IN (
                  SELECT id, date_start FROM facebook_ads_data
                  WHERE compte_id = $1 AND account_id = $2 AND sync_status <> $3 AND date_start >= $4 AND date_start < $5
                  FOR UPDATE SKIP LOCKED)
            """;
    /** The account may get another status before all its rows have this one. */
    private static final String UNDER_WAY = """
            UPDATE facebook_ad_accounts SET rows_sync_status = NULL
            WHERE compte_id = $1 AND account_id = $2 AND rows_sync_status IS NOT NULL
            """;
    private static final String CAUGHT_UP = """
            UPDATE facebook_ad_accounts SET rows_sync_status = $3 WHERE compte_id = $1 AND account_id = $2
            """;

    /** An account whose rows have another mark than itself. */
    record Behind(int compteId, String accountId, String status) {
    }

    Uni<Optional<Behind>> behind(SqlConnection connection) {
        return connection.query(BEHIND)
                .mapping(row -> new Behind(row.getInteger("compte_id"), row.getString("account_id"),
                        row.getString("sync_status")))
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    /** The day of the oldest row that has another mark. */
    Uni<Optional<LocalDate>> oldest(SqlConnection connection, Behind account) {
        return connection.preparedQuery(OLDEST)
                .execute(Tuple.of(account.compteId(), account.accountId(), account.status()))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getLocalDate("oldest")));
    }

    /** Marks the rows of the month. */
    Uni<Void> mark(SqlConnection connection, Behind account, YearMonth month) {
        return connection.preparedQuery(MARK_MONTH)
                .execute(Tuple.of(account.compteId(), account.accountId(), account.status(), month.atDay(1),
                        month.plusMonths(1).atDay(1)))
                .chain(() -> connection.preparedQuery(UNDER_WAY)
                        .execute(Tuple.of(account.compteId(), account.accountId())))
                .replaceWithVoid();
    }

    Uni<Void> caughtUp(SqlConnection connection, Behind account) {
        return connection.preparedQuery(CAUGHT_UP)
                .execute(Tuple.of(account.compteId(), account.accountId(), account.status()))
                .replaceWithVoid();
    }
}
