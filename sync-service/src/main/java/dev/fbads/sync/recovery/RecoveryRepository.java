package dev.fbads.sync.recovery;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.jobs.Topics;
import dev.fbads.sync.jobs.JobConfig;
import dev.fbads.sync.jobs.JobQueueRepository.Account;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds and recovers jobs that are stuck. */
@ApplicationScoped
class RecoveryRepository {

    /** Lost workers up to which the job is released without delay. */
    private static final int WITHOUT_DELAY = 3;

    /**
     * A job whose lease has expired is released again, at first at once, then after growing delays: the job itself may have
     * crashed its worker. After too many lost workers it has failed. Its run is logged with the calls that it had reported.
     */
    private static final String EXPIRE = """
            WITH expired AS (
                UPDATE facebook_sync_jobs
                SET state = CASE WHEN lost_workers < $1 THEN 'waiting' ELSE 'failed' END,
                    lost_workers = lost_workers + 1, lease_token = NULL, lease_owner = NULL, lease_until = NULL,
                    next_retry_at = CASE WHEN lost_workers BETWEEN $2 AND $1 - 1
                        THEN now() + least(power(2, lost_workers - $2) * $3, $4) * INTERVAL '1 millisecond' END,
                    finished_at = CASE WHEN lost_workers < $1 THEN NULL ELSE now() END,
                    error_code = 'worker_lost', error_message = 'the lease of the worker has expired'
                WHERE (job_id, compte_id) IN (SELECT job_id, compte_id FROM facebook_sync_jobs
                                              WHERE state = 'running' AND lease_until < now() FOR UPDATE SKIP LOCKED)
                RETURNING *),
            logged AS (
                INSERT INTO facebook_import_logs (compte_id, user_id, account_id, date_start, date_stop, status, api_calls_made,
                    error_details, duration_seconds, job_id, breakdown_set)
                SELECT compte_id, user_id, account_id, since, until, 'failed', calls_made,
                    jsonb_build_object('code', error_code, 'message', error_message,
                                       'next', CASE state WHEN 'failed' THEN 'give_up' ELSE 'retry' END),
                    round(coalesce(extract(epoch FROM now() - claimed_at), 0))::integer, job_id, breakdown_set
                FROM expired)
            SELECT job_id FROM expired
            """;
    private static final String PUBLISH_AGAIN = """
            WITH unclaimed AS (
                UPDATE facebook_sync_jobs SET released_at = now()
                WHERE (job_id, compte_id) IN (SELECT job_id, compte_id FROM facebook_sync_jobs
                                              WHERE state = 'released' AND released_at < now() - $1 * INTERVAL '1 millisecond'
                                              FOR UPDATE SKIP LOCKED)
                RETURNING job_id, compte_id, account_id, role)
            INSERT INTO facebook_outbox (topic, key, payload)
            SELECT CASE role WHEN 'background' THEN '%s' ELSE '%s' END, job_id::text,
                   jsonb_build_object('job_id', job_id, 'compte_id', compte_id, 'account_id', account_id)
            FROM unclaimed
            """.formatted(Topics.SYNC_JOBS_BACKGROUND, Topics.SYNC_JOBS);
    /** An account that has as many released and running jobs as it may is omitted: the end of a job releases the next. */
    private static final String DUE = """
            SELECT compte_id, account_id
            FROM (SELECT compte_id, account_id, bool_or(role <> 'background') AS urgent FROM facebook_sync_jobs
                  WHERE state = 'waiting' AND (next_retry_at IS NULL OR next_retry_at <= now())
                  GROUP BY compte_id, account_id) due
            LEFT JOIN (SELECT compte_id, account_id, count(*) AS jobs, count(*) FILTER (WHERE role <> 'background') AS urgent_jobs
                       FROM facebook_sync_jobs WHERE state IN ('released', 'running')
                       GROUP BY compte_id, account_id) busy USING (compte_id, account_id)
            WHERE coalesce(CASE WHEN urgent THEN urgent_jobs ELSE jobs END, 0) < $1
            """;

    /**
     * A sync may join a job while another transaction ends it, without being seen by that transaction. Finds one job of each
     * active sync whose jobs have all ended; of each sync only as many jobs are read as it takes to find one that has not.
     */
    private static final String ALL_JOBS_ENDED = """
            SELECT ended.job_id
            FROM facebook_sync_status sync
            LEFT JOIN LATERAL (
                SELECT true AS found FROM facebook_sync_members member
                CROSS JOIN LATERAL (SELECT state FROM facebook_sync_jobs
                                    WHERE job_id = member.job_id AND compte_id = member.compte_id OFFSET 0) job
                WHERE member.sync_id = sync.sync_id AND member.compte_id = sync.compte_id AND job.state IN ('waiting', 'released', 'running')
                LIMIT 1) unfinished ON true
            CROSS JOIN LATERAL (SELECT member.job_id FROM facebook_sync_members member
                                WHERE member.sync_id = sync.sync_id AND member.compte_id = sync.compte_id LIMIT 1) ended
            WHERE sync.status IN ('pending', 'syncing', 'rate_limited') AND unfinished.found IS NULL
            """;

    private final JobConfig config;

    RecoveryRepository(JobConfig config) {
        this.config = config;
    }

    /** Recovers jobs whose lease has expired and returns their ids. */
    Uni<List<UUID>> expireLeases(SqlConnection connection) {
        return connection.preparedQuery(EXPIRE)
                .mapping(row -> row.getUUID("job_id"))
                .execute(Tuple.of(config.maxLostWorkers(), WITHOUT_DELAY, config.retryBase().toMillis(),
                        config.leaseExpiryBackoff().toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Publishes unclaimed releases again and returns their number. */
    Uni<Integer> publishUnclaimed(SqlConnection connection) {
        return connection.preparedQuery(PUBLISH_AGAIN)
                .execute(Tuple.of(config.unclaimed().toMillis()))
                .map(result -> result.rowCount());
    }

    /** A job of each active sync whose jobs have all ended. */
    Uni<List<UUID>> syncsWithoutJobs(SqlConnection connection) {
        return connection.preparedQuery(ALL_JOBS_ENDED)
                .mapping(row -> row.getUUID("job_id"))
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Accounts with jobs that can be released now. */
    Uni<List<Account>> due(SqlConnection connection) {
        return connection.preparedQuery(DUE)
                .mapping(row -> new Account(row.getInteger("compte_id"), row.getString("account_id")))
                .execute(Tuple.of(config.releasedPerAccount()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }
}
