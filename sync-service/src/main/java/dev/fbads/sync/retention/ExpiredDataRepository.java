package dev.fbads.sync.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Data of days before the oldest kept one. Every statement is for one account, whose rows the key of each table begins with,
 * and deletes a batch at most.
 */
@ApplicationScoped
class ExpiredDataRepository {

    /**
     * The accounts that have old data rows or ledger rows, found by hopping over the keys from account to account. What is
     * computed from data rows is deleted before them, so an account with old roll-ups also has old data rows.
     */
    private static final String ACCOUNTS = """
            WITH RECURSIVE stored (compte_id, account_id) AS (
                (SELECT compte_id, account_id FROM facebook_ads_data WHERE date_start < $1 ORDER BY 1, 2 LIMIT 1)
                UNION ALL
                SELECT next.compte_id, next.account_id FROM stored CROSS JOIN LATERAL (
                    SELECT data.compte_id, data.account_id FROM facebook_ads_data data
                    WHERE (data.compte_id, data.account_id) > (stored.compte_id, stored.account_id) AND data.date_start < $1
                    ORDER BY 1, 2 LIMIT 1) next),
            fetched (compte_id, account_id) AS (
                (SELECT compte_id, account_id FROM facebook_day_ledger ORDER BY 1, 2 LIMIT 1)
                UNION ALL
                SELECT next.compte_id, next.account_id FROM fetched CROSS JOIN LATERAL (
                    SELECT ledger.compte_id, ledger.account_id FROM facebook_day_ledger ledger
                    WHERE (ledger.compte_id, ledger.account_id) > (fetched.compte_id, fetched.account_id)
                    ORDER BY 1, 2 LIMIT 1) next)
            SELECT compte_id, account_id FROM stored
            UNION
            SELECT compte_id, account_id FROM fetched WHERE EXISTS (
                SELECT FROM facebook_day_ledger ledger
                WHERE ledger.compte_id = fetched.compte_id AND ledger.account_id = fetched.account_id AND ledger.date_start < $1)
            ORDER BY 1, 2
            """;
    /** A job that has not ended may be about to write such days. */
    private static final String AWAITED = """
            SELECT EXISTS (SELECT FROM facebook_sync_jobs
                           WHERE compte_id = $1 AND account_id = $2 AND state IN ('waiting', 'released', 'running')
                             AND since < $3) AS awaited
            """;
    private final Pool pool;

    ExpiredDataRepository(Pool pool) {
        this.pool = pool;
    }

    /** An account that something is stored of. */
    record Account(int compteId, String accountId) {
    }

    /** What is stored of a day, in the order in which it must be deleted. */
    enum Table {
        /** First: days that are no longer complete must not be said to be. */
        LEDGER("facebook_day_ledger", "ctid", ""),
        /** Level and grain are named because the key has them before the day. */
        ROLL_UPS("facebook_rollups", "ctid", """
                AND level IN ('account', 'campaign', 'adset', 'ad') AND grain IN ('day', 'third', 'month', 'meta_month')"""),
        SUMMARY("facebook_daily_summary", "ctid", ""),
        /** Last: they show that an account still has something to delete. A ctid is unique in one partition only. */
        ROWS("facebook_ads_data", "id", "");

        private final String tableName;
        private final String delete;

        Table(String tableName, String row, String condition) {
            this.tableName = tableName;
            this.delete = """
                    DELETE FROM %1$s WHERE compte_id = $1 AND account_id = $2 AND date_start < $3 AND %2$s = ANY (ARRAY(
                        SELECT %2$s FROM %1$s WHERE compte_id = $1 AND account_id = $2 AND date_start < $3 %3$s LIMIT $4))
                    """.formatted(tableName, row, condition);
        }

        String tableName() {
            return tableName;
        }

        /** As a label of metrics. */
        String metricName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The accounts of which days before that one are stored. */
    Uni<List<Account>> accounts(LocalDate before) {
        return pool.preparedQuery(ACCOUNTS)
                .mapping(row -> new Account(row.getInteger("compte_id"), row.getString("account_id")))
                .execute(Tuple.of(before))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Whether a job of the account that has not ended fetches such days. */
    Uni<Boolean> isAwaited(SqlConnection connection, Account account, LocalDate before) {
        return connection.preparedQuery(AWAITED)
                .execute(Tuple.of(account.compteId(), account.accountId(), before))
                .map(rows -> rows.iterator().next().getBoolean("awaited"));
    }

    /** Deletes a batch of the account's rows of days before that one, and says how many there were. */
    Uni<Integer> delete(SqlConnection connection, Table table, Account account, LocalDate before, int batch) {
        return connection.preparedQuery(table.delete)
                .execute(Tuple.of(account.compteId(), account.accountId(), before, batch))
                .map(result -> result.rowCount());
    }
}
