package dev.fbads.sync.retention;

import java.time.Period;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Deletes expired import logs, syncs and jobs. */
@ApplicationScoped
class RetentionRepository {

    private static final String OLD_LOGS = """
            DELETE FROM facebook_import_logs WHERE (id, compte_id) IN (
                SELECT id, compte_id FROM facebook_import_logs WHERE created_at < now() - make_interval(months => $1, days => $2)
                ORDER BY created_at LIMIT $3)
            """;
    private static final String ENDED_SYNCS = """
            DELETE FROM facebook_sync_status WHERE (id, compte_id) IN (
                SELECT id, compte_id FROM facebook_sync_status
                WHERE completed_at < now() - make_interval(months => $1, days => $2)
                  AND status IN ('completed', 'partial', 'failed', 'cancelled')
                ORDER BY completed_at LIMIT $3)
            """;
    /** A job is retained as long as a sync that refers to it, because the sync's status shows its jobs. */
    private static final String ENDED_JOBS = """
            DELETE FROM facebook_sync_jobs WHERE (job_id, compte_id) IN (
                SELECT job_id, compte_id FROM facebook_sync_jobs job
                WHERE finished_at < now() - make_interval(months => $1, days => $2)
                  AND state IN ('done', 'failed', 'cancelled')
                  AND NOT EXISTS (SELECT FROM facebook_sync_members member
                                  WHERE member.job_id = job.job_id AND member.compte_id = job.compte_id)
                ORDER BY finished_at LIMIT $3)
            """;

    private final Pool pool;

    RetentionRepository(Pool pool) {
        this.pool = pool;
    }

    /** Kinds of rows, each with its own retention. */
    enum Kind {
        IMPORT_LOGS(OLD_LOGS),
        SYNCS(ENDED_SYNCS),
        JOBS(ENDED_JOBS);

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }
    }

    /**
     * Deletes a batch of the oldest rows that are older than the given age, and returns their number. The age is computed with
     * the database's clock, which has set their times.
     */
    Uni<Integer> delete(Kind kind, Period age, int batch) {
        return pool.preparedQuery(kind.sql)
                .execute(Tuple.of(Math.toIntExact(age.toTotalMonths()), age.getDays(), batch))
                .map(result -> result.rowCount());
    }
}
