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
 * Deletes data of expired days. Every statement is restricted to one account, with which the key of each table begins, and
 * deletes at most one batch.
 */
@ApplicationScoped
class ExpiredDataRepository {

    /**
     * The accounts with old data rows or ledger rows, by a loose index scan from account to account. Computed rows are deleted
     * before data rows, so that an account with old roll-ups also has old data rows.
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
    /** A job that has not ended may write expired days. */
    private static final String HAS_JOBS = """
            SELECT EXISTS (SELECT FROM facebook_sync_jobs
                           WHERE compte_id = $1 AND account_id = $2 AND state IN ('waiting', 'released', 'running')
                             AND since < $3) AS has_jobs
            """;
    private final Pool pool;

    ExpiredDataRepository(Pool pool) {
        this.pool = pool;
    }

    /** An account with stored data. */
    record Account(int compteId, String accountId) {
    }

    /** The tables in the order in which a day must be deleted. */
    enum Table {
        /** First: incomplete days must not be recorded as stored. */
        LEDGER("facebook_day_ledger", "ctid", ""),
        /** Level and grain are listed because they precede the day in the key. */
        ROLL_UPS("facebook_rollups", "ctid", """
                AND level IN ('account', 'campaign', 'adset', 'ad') AND grain IN ('day', 'third', 'month', 'meta_month')"""),
        SUMMARY("facebook_daily_summary", "ctid", ""),
        /** Last: they show that an account still has data to delete. A ctid is unique only within a partition. */
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

    /** The accounts with stored days before the given one. */
    Uni<List<Account>> accounts(LocalDate before) {
        return pool.preparedQuery(ACCOUNTS)
                .mapping(row -> new Account(row.getInteger("compte_id"), row.getString("account_id")))
                .execute(Tuple.of(before))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Whether a job of the account that has not ended fetches days before the given one. */
    Uni<Boolean> hasJobs(SqlConnection connection, Account account, LocalDate before) {
        return connection.preparedQuery(HAS_JOBS)
                .execute(Tuple.of(account.compteId(), account.accountId(), before))
                .map(rows -> rows.iterator().next().getBoolean("has_jobs"));
    }

    /** Deletes a batch of the account's rows of days before the given one; returns the number of deleted rows. */
    Uni<Integer> delete(SqlConnection connection, Table table, Account account, LocalDate before, int batch) {
        return connection.preparedQuery(table.delete)
                .execute(Tuple.of(account.compteId(), account.accountId(), before, batch))
                .map(result -> result.rowCount());
    }
}
