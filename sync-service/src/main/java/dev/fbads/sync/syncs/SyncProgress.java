package dev.fbads.sync.syncs;

import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Carries a change of a job to the syncs that wait for it, in the transaction of the change.
 *
 * <ol>
 * <li>The syncs are locked first and counted in a later statement: of two jobs that end at the same time, the second one sees
 * the first.</li>
 * <li>{@code progress} never falls, and is 100 only when everything is stored.</li>
 * </ol>
 */
@ApplicationScoped
public class SyncProgress {

    private static final String LOCK = """
            SELECT sync_id FROM facebook_sync_status
            WHERE sync_id IN (SELECT sync_id FROM facebook_sync_members WHERE job_id = $1)
            ORDER BY sync_id FOR UPDATE
            """;
    private static final String RECOUNT = """
            WITH parts AS (
                SELECT sync.sync_id, job.state, job.fraction, job.error_code, job.error_message, job.attempts, job.next_retry_at,
                       greatest(job.since, sync.date_start) AS since, least(job.until, sync.date_stop) AS until
                FROM facebook_sync_members own
                JOIN facebook_sync_status sync ON sync.sync_id = own.sync_id
                     AND sync.status IN ('pending', 'syncing', 'rate_limited')
                JOIN facebook_sync_members other ON other.sync_id = sync.sync_id
                JOIN facebook_sync_jobs job ON job.job_id = other.job_id
                WHERE own.job_id = $1),
            days AS (
                SELECT sync_id, day, bool_and(state = 'done') AS synced, bool_or(state IN ('failed', 'cancelled')) AS failed
                FROM parts, generate_series(since, until, INTERVAL '1 day') AS day GROUP BY sync_id, day),
            day_counts AS (
                SELECT sync_id, count(*) FILTER (WHERE synced) AS synced, count(*) FILTER (WHERE failed) AS failed
                FROM days GROUP BY sync_id),
            totals AS (
                SELECT sync_id,
                       floor(100 * sum((until - since + 1) * fraction) / sum(until - since + 1))::integer AS percent,
                       count(*) FILTER (WHERE state IN ('waiting', 'released', 'running')) AS unfinished,
                       count(*) FILTER (WHERE state IN ('released', 'running')
                           OR state = 'waiting' AND (next_retry_at IS NULL OR error_code <> 'rate_limited')) AS moving,
                       count(*) FILTER (WHERE state IN ('failed', 'cancelled')) AS given_up,
                       count(*) FILTER (WHERE state = 'done') AS done,
                       max(attempts) AS attempts,
                       min(next_retry_at) FILTER (WHERE state = 'waiting') AS next_retry_at,
                       max(error_code) AS error_code, max(error_message) AS error_message
                FROM parts GROUP BY sync_id)
            UPDATE facebook_sync_status sync SET
                status = CASE WHEN unfinished > 0 AND moving = 0 THEN 'rate_limited'
                              WHEN unfinished > 0 THEN 'syncing'
                              WHEN given_up = 0 THEN 'completed'
                              WHEN done > 0 THEN 'partial'
                              ELSE 'failed' END,
                progress = greatest(progress, CASE WHEN unfinished = 0 AND given_up = 0 THEN 100 ELSE least(percent, 99) END),
                synced_days = day_counts.synced,
                failed_days = day_counts.failed,
                retry_count = totals.attempts,
                next_retry_at = CASE WHEN unfinished > 0 AND moving = 0 THEN totals.next_retry_at END,
                facebook_error_code = CASE WHEN unfinished > 0 AND moving > 0 THEN NULL ELSE totals.error_code END,
                error_message = CASE WHEN unfinished > 0 AND moving > 0 THEN NULL ELSE totals.error_message END,
                completed_at = CASE WHEN unfinished = 0 THEN now() END
            FROM totals JOIN day_counts USING (sync_id)
            WHERE sync.sync_id = totals.sync_id
            RETURNING %s
            """
            .formatted(SyncRows.COLUMNS.replaceAll("([a-z_]+)", "sync.$1"));

    private final SyncEvents events;

    SyncProgress(SyncEvents events) {
        this.events = events;
    }

    /** Recounts the syncs that wait for the job, and tells their states. */
    public Uni<Void> jobChanged(SqlConnection connection, UUID jobId) {
        return connection.preparedQuery(LOCK)
                .execute(Tuple.of(jobId))
                .chain(() -> connection.preparedQuery(RECOUNT).mapping(SyncRows::sync).execute(Tuple.of(jobId)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .chain(syncs -> events.changed(connection, syncs));
    }
}
