package dev.fbads.sync.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.sync.plan.FetchRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Running jobs. Every change checks that the lease is still the worker's. */
@ApplicationScoped
public class JobRepository {

    private static final String RENEW_LEASE = """
            UPDATE facebook_sync_jobs SET lease_until = now() + $3 * INTERVAL '1 millisecond'
            WHERE job_id = $1 AND lease_token = $2
            """;
    private static final String LOCK = """
            SELECT 1 FROM facebook_sync_jobs WHERE job_id = $1 AND lease_token = $2 FOR UPDATE
            """;
    private static final String ADVANCE = """
            UPDATE facebook_sync_jobs SET fraction = greatest(fraction, $3), calls_made = greatest(calls_made, $4)
            WHERE job_id = $1 AND lease_token = $2
            """;
    private static final String CANCELLED = "SELECT 1 FROM facebook_sync_jobs WHERE job_id = $1 AND state = 'cancelled'";
    private static final String DONE = """
            state = 'done', fraction = 1, finished_at = now(), lease_token = NULL, lease_owner = NULL, lease_until = NULL,
                error_code = NULL, error_message = NULL""";
    private static final String COMPLETE = """
            UPDATE facebook_sync_jobs SET %s
            WHERE job_id = $1 AND lease_token = $2
            """.formatted(DONE);
    /**
     * Completes those of several jobs whose account is not marked and whose slices have no rows that a replacement would have
     * to delete. Jobs are locked in the order of their ids, as in every transaction that locks several.
     */
    private static final String COMPLETE_EMPTY = """
            WITH held AS (
                SELECT job.* FROM facebook_sync_jobs job
                JOIN unnest($1::uuid[], $2::uuid[]) AS run (job_id, lease_token) USING (job_id, lease_token)
                ORDER BY job.job_id FOR NO KEY UPDATE OF job)
            UPDATE facebook_sync_jobs job
            SET %s
            FROM held
            JOIN facebook_ad_accounts account ON account.compte_id = held.compte_id AND account.account_id = held.account_id
                AND account.sync_status = 'active' AND NOT account.reauthorisation_needed
            LEFT JOIN LATERAL (
                SELECT true AS found FROM facebook_ads_data data
                WHERE data.compte_id = held.compte_id AND data.account_id = held.account_id
                  AND data.breakdown_set = held.breakdown_set AND data.granularity = held.granularity
                  AND data.date_start BETWEEN held.since AND held.until
                LIMIT 1) stored ON true
            WHERE job.job_id = held.job_id AND job.compte_id = held.compte_id AND job.lease_token = held.lease_token
              AND stored.found IS NULL
            RETURNING job.job_id
            """.formatted(DONE);
    private static final String FAIL = """
            UPDATE facebook_sync_jobs
            SET state = 'failed', finished_at = now(), lease_token = NULL, lease_owner = NULL, lease_until = NULL,
                attempts = attempts + 1, error_code = $3, error_message = $4
            WHERE job_id = $1 AND lease_token = $2
            """;
    private static final String PAUSE = """
            UPDATE facebook_sync_jobs
            SET state = 'waiting', next_retry_at = now() + $3 * INTERVAL '1 millisecond', lease_token = NULL, lease_owner = NULL,
                lease_until = NULL, attempts = attempts + $4, error_code = $5, error_message = $6
            WHERE job_id = $1 AND lease_token = $2
            """;
    private static final String SHRINK = """
            UPDATE facebook_sync_jobs
            SET state = 'waiting', since = $3, fraction = 0, lease_token = NULL, lease_owner = NULL, lease_until = NULL
            WHERE job_id = $1 AND lease_token = $2
            """;
    private static final String COPY_OLDER = """
            INSERT INTO facebook_sync_jobs
                (job_id, compte_id, account_id, user_id, role, breakdown_set, granularity, since, until, state, attempts, lost_workers,
                 origin)
            SELECT $2, compte_id, account_id, user_id, role, breakdown_set, granularity, $3, $4, 'waiting', attempts, lost_workers,
                 origin
            FROM facebook_sync_jobs WHERE job_id = $1
            """;
    private static final String COPY_MEMBERS = """
            INSERT INTO facebook_sync_members (sync_id, job_id, compte_id)
            SELECT sync_id, $2, compte_id FROM facebook_sync_members WHERE job_id = $1
            """;

    private final Pool pool;
    private final Supplier<UUID> ids;
    private final Duration lease;

    JobRepository(Pool pool, Supplier<UUID> ids, JobConfig config) {
        this.pool = pool;
        this.ids = ids;
        this.lease = config.lease();
    }

    /** Extends the lease; false once it is lost. */
    public Uni<Boolean> renewLease(ClaimedJob job) {
        return pool.preparedQuery(RENEW_LEASE)
                .execute(Tuple.of(job.jobId(), job.leaseToken(), lease.toMillis()))
                .map(result -> result.rowCount() == 1);
    }

    /** Locks the job until the transaction ends; {@link LeaseLost} where it is another worker's. */
    public Uni<Void> lock(SqlConnection connection, ClaimedJob job) {
        return connection.preparedQuery(LOCK)
                .execute(Tuple.of(job.jobId(), job.leaseToken()))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw new LeaseLost(job.jobId());
                    }
                })
                .replaceWithVoid();
    }

    /** Records the progress of the run and the number of calls that it has reported. */
    public Uni<Void> advance(SqlConnection connection, ClaimedJob job, double fraction, int callsMade) {
        return change(connection, job, ADVANCE, Tuple.of(job.jobId(), job.leaseToken(), fraction, callsMade));
    }

    /** Whether the job was cancelled. */
    public Uni<Boolean> isCancelled(SqlConnection connection, ClaimedJob job) {
        return connection.preparedQuery(CANCELLED).execute(Tuple.of(job.jobId())).map(rows -> rows.size() > 0);
    }

    /** Completes the job and locks it until the transaction ends; {@link LeaseLost} where it is another worker's. */
    public Uni<Void> complete(SqlConnection connection, ClaimedJob job) {
        return change(connection, job, COMPLETE, Tuple.of(job.jobId(), job.leaseToken()));
    }

    /**
     * Completes those of the jobs whose lease is still the worker's, whose account is not marked and whose slices have no
     * stored rows; returns their ids.
     */
    public Uni<Set<UUID>> completeEmpty(SqlConnection connection, List<ClaimedJob> jobs) {
        return connection.preparedQuery(COMPLETE_EMPTY)
                .mapping(row -> row.getUUID("job_id"))
                .execute(Tuple.of(jobs.stream().map(ClaimedJob::jobId).toArray(UUID[]::new),
                        jobs.stream().map(ClaimedJob::leaseToken).toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).collect(Collectors.toUnmodifiableSet()));
    }

    public Uni<Void> fail(SqlConnection connection, ClaimedJob job, String code, String message) {
        return change(connection, job, FAIL, Tuple.of(job.jobId(), job.leaseToken(), code, message));
    }

    /** Returns the job to the queue, not to be released before the delay has passed. */
    public Uni<Void> pause(SqlConnection connection, ClaimedJob job, Duration delay, boolean countsAsFailure, String code,
            @Nullable String message) {
        return change(connection, job, PAUSE, Tuple.of(job.jobId(), job.leaseToken(), delay.toMillis(), countsAsFailure ? 1 : 0,
                code, message));
    }

    /** Reduces this job to the newer part and creates a job of the older part that the same syncs wait for. */
    public Uni<Void> split(SqlConnection connection, ClaimedJob job, FetchRange older, FetchRange newer) {
        UUID olderId = ids.get();
        return change(connection, job, SHRINK, Tuple.of(job.jobId(), job.leaseToken(), newer.period().since()))
                .chain(() -> connection.preparedQuery(COPY_OLDER)
                        .execute(Tuple.of(job.jobId(), olderId, older.period().since(), older.period().until())))
                .chain(() -> connection.preparedQuery(COPY_MEMBERS).execute(Tuple.of(job.jobId(), olderId)))
                .replaceWithVoid();
    }

    private static Uni<Void> change(SqlConnection connection, ClaimedJob job, String sql, Tuple parameters) {
        return connection.preparedQuery(sql)
                .execute(parameters)
                .invoke(result -> {
                    if (result.rowCount() != 1) {
                        throw new LeaseLost(job.jobId());
                    }
                })
                .replaceWithVoid();
    }
}
