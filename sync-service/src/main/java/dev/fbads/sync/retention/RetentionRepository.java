package dev.fbads.sync.retention;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Months of data, and rows that have had their time. */
@ApplicationScoped
class RetentionRepository {

    private static final String ENSURE_PARTITIONS = "SELECT facebook_ensure_partitions($1, $2)";
    private static final String MONTHS = """
            SELECT to_date(substring(child.relname FROM '[0-9]{4}_[0-9]{2}$'), 'YYYY_MM') AS month
            FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
            WHERE inhparent = 'public.facebook_ads_data'::regclass AND child.relname ~ '_[0-9]{4}_[0-9]{2}$' ORDER BY month
            """;
    private static final String DROP_MONTH = "SELECT facebook_drop_month($1) AS rows";
    private static final String OLD_LOGS = """
            DELETE FROM facebook_import_logs WHERE id IN (
                SELECT id FROM facebook_import_logs WHERE created_at < now() - make_interval(months => $1, days => $2)
                ORDER BY created_at LIMIT $3)
            """;
    private static final String ENDED_SYNCS = """
            DELETE FROM facebook_sync_status WHERE id IN (
                SELECT id FROM facebook_sync_status
                WHERE completed_at < now() - make_interval(months => $1, days => $2)
                  AND status IN ('completed', 'partial', 'failed', 'cancelled')
                ORDER BY completed_at LIMIT $3)
            """;
    /** A job stays as long as a sync that waited for it: its status shows its jobs. */
    private static final String ENDED_JOBS = """
            DELETE FROM facebook_sync_jobs WHERE job_id IN (
                SELECT job_id FROM facebook_sync_jobs job
                WHERE finished_at < now() - make_interval(months => $1, days => $2)
                  AND state IN ('done', 'failed', 'cancelled')
                  AND NOT EXISTS (SELECT FROM facebook_sync_members member WHERE member.job_id = job.job_id)
                ORDER BY finished_at LIMIT $3)
            """;

    private final Pool pool;

    RetentionRepository(Pool pool) {
        this.pool = pool;
    }

    /** Rows of which each kind has its own age. */
    enum Kind {
        IMPORT_LOGS(OLD_LOGS),
        SYNCS(ENDED_SYNCS),
        JOBS(ENDED_JOBS);

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }
    }

    Uni<Void> ensurePartitions(LocalDate since, LocalDate until) {
        return pool.preparedQuery(ENSURE_PARTITIONS).execute(Tuple.of(since, until)).replaceWithVoid();
    }

    /** The months that have a partition, oldest first. */
    Uni<List<YearMonth>> months() {
        return pool.query(MONTHS)
                .mapping(row -> YearMonth.from(row.getLocalDate("month")))
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Drops the month with everything that is computed from it, whole or not at all. */
    Uni<Long> drop(YearMonth month) {
        return pool.withTransaction(connection -> connection.preparedQuery(DROP_MONTH).execute(Tuple.of(month.atDay(1))))
                .map(rows -> rows.iterator().next().getLong("rows"));
    }

    /**
     * Deletes a batch of the oldest rows that are older than that, and returns their number. The database set their times, so
     * their age is measured on its clock.
     */
    Uni<Integer> delete(Kind kind, Period age, int batch) {
        return pool.preparedQuery(kind.sql)
                .execute(Tuple.of(Math.toIntExact(age.toTotalMonths()), age.getDays(), batch))
                .map(result -> result.rowCount());
    }
}
