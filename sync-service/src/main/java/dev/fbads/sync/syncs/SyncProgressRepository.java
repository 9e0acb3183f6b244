package dev.fbads.sync.syncs;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** {@code facebook_sync_status}, as its jobs move it. */
@ApplicationScoped
class SyncProgressRepository {

    private static final String LOCK_ACTIVE = """
            SELECT %s FROM facebook_sync_status
            WHERE sync_id IN (SELECT sync_id FROM facebook_sync_members WHERE job_id = $1)
              AND status IN ('pending', 'syncing', 'rate_limited')
            ORDER BY sync_id FOR UPDATE
            """.formatted(SyncRows.COLUMNS);
    private static final String TALLY = """
            WITH parts AS (
                SELECT sync.sync_id, job.state, job.fraction, job.error_code, job.error_message, job.attempts, job.next_retry_at,
                       greatest(job.since, sync.date_start) AS since, least(job.until, sync.date_stop) AS until
                FROM facebook_sync_status sync JOIN facebook_sync_members member USING (sync_id)
                JOIN facebook_sync_jobs job USING (job_id)
                WHERE sync.sync_id = ANY ($1)),
            days AS (
                SELECT sync_id, day, bool_and(state = 'done') AS synced, bool_or(state IN ('failed', 'cancelled')) AS failed
                FROM parts, generate_series(since, until, INTERVAL '1 day') AS day GROUP BY sync_id, day),
            day_counts AS (
                SELECT sync_id, count(*) FILTER (WHERE synced)::integer AS synced_days,
                       count(*) FILTER (WHERE failed)::integer AS failed_days
                FROM days GROUP BY sync_id),
            totals AS (
                SELECT sync_id,
                       floor(100 * sum((until - since + 1) * fraction) / sum(until - since + 1))::integer AS percent,
                       count(*) FILTER (WHERE state IN ('waiting', 'released', 'running'))::integer AS unfinished,
                       count(*) FILTER (WHERE state IN ('released', 'running')
                           OR state = 'waiting' AND (next_retry_at IS NULL OR error_code <> 'rate_limited'))::integer AS moving,
                       count(*) FILTER (WHERE state = 'waiting' AND next_retry_at IS NOT NULL)::integer AS resting,
                       count(*) FILTER (WHERE state IN ('failed', 'cancelled'))::integer AS given_up,
                       count(*) FILTER (WHERE state = 'done')::integer AS done,
                       max(attempts) AS attempts,
                       min(next_retry_at) FILTER (WHERE state = 'waiting') AS next_retry_at,
                       max(error_code) AS error_code, max(error_message) AS error_message
                FROM parts GROUP BY sync_id)
            SELECT * FROM totals JOIN day_counts USING (sync_id)
            """;
    private static final String MOVE = """
            UPDATE facebook_sync_status
            SET status = $2, progress = greatest(progress, $3), synced_days = $4, failed_days = $5, retry_count = $6,
                next_retry_at = $7, facebook_error_code = $8, error_message = $9, completed_at = CASE WHEN $10 THEN now() END
            WHERE sync_id = $1
            RETURNING %s
            """.formatted(SyncRows.COLUMNS);

    /** The syncs that wait for the job, held until the transaction ends. */
    Uni<List<Sync>> lockActive(SqlConnection connection, UUID jobId) {
        return connection.preparedQuery(LOCK_ACTIVE)
                .mapping(SyncRows::sync)
                .execute(Tuple.of(jobId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** The jobs of each sync, counted, by the sync's id. */
    Uni<Map<String, SyncTally>> tally(SqlConnection connection, List<Sync> syncs) {
        return connection.preparedQuery(TALLY)
                .mapping(SyncProgressRepository::tally)
                .execute(Tuple.of((Object) syncs.stream().map(Sync::syncId).toArray(String[]::new)))
                .map(rows -> {
                    Map<String, SyncTally> tallies = new HashMap<>();
                    rows.forEach(tally -> tallies.put(tally.syncId(), tally));
                    return tallies;
                });
    }

    /** Writes the state down, with the figures that led to it. */
    Uni<Sync> move(SqlConnection connection, SyncState state, SyncTally jobs) {
        return connection.preparedQuery(MOVE)
                .mapping(SyncRows::sync)
                .execute(Tuple.from(Arrays.asList(jobs.syncId(), state.wire(), jobs.progress(), jobs.syncedDays(),
                        jobs.failedDays(), jobs.attempts(), jobs.allResting() ? jobs.nextRetryAt() : null,
                        jobs.explained() ? jobs.errorCode() : null, jobs.explained() ? jobs.errorMessage() : null,
                        state instanceof SyncState.Ended)))
                .map(rows -> rows.iterator().next());
    }

    private static SyncTally tally(Row row) {
        return new SyncTally(row.getString("sync_id"), row.getInteger("unfinished"), row.getInteger("moving"),
                row.getInteger("resting"), row.getInteger("given_up"), row.getInteger("done"), row.getInteger("percent"),
                row.getInteger("synced_days"), row.getInteger("failed_days"), row.getInteger("attempts"),
                row.getOffsetDateTime("next_retry_at"), row.getString("error_code"), row.getString("error_message"));
    }
}
