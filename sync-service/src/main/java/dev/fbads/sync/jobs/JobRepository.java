package dev.fbads.sync.jobs;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.sync.plan.FetchRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Jobs in the hands of a worker. Every change asks whether the lease is still the worker's own. */
@ApplicationScoped
public class JobRepository {

    private static final String KEEP = """
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
    private static final String FINISH = """
            UPDATE facebook_sync_jobs
            SET state = 'done', fraction = 1, finished_at = now(), lease_token = NULL, lease_owner = NULL, lease_until = NULL,
                error_code = NULL, error_message = NULL
            WHERE job_id = $1 AND lease_token = $2
            """;
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

    /** Prolongs the lease; false once it is lost. */
    public Uni<Boolean> keep(ClaimedJob job) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(job.jobId(), job.leaseToken(), lease.toMillis()))
                .map(result -> result.rowCount() == 1);
    }

    /** Holds the job until the transaction ends; {@link LeaseLost} where it is another's. */
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

    /** How far the run has come, and how many calls it told of. */
    public Uni<Void> advance(SqlConnection connection, ClaimedJob job, double fraction, int callsMade) {
        return change(connection, job, ADVANCE, Tuple.of(job.jobId(), job.leaseToken(), fraction, callsMade));
    }

    /** Whether somebody took the job back. */
    public Uni<Boolean> isCancelled(SqlConnection connection, ClaimedJob job) {
        return connection.preparedQuery(CANCELLED).execute(Tuple.of(job.jobId())).map(rows -> rows.size() > 0);
    }

    /** Ends the job, and holds it until the transaction ends; {@link LeaseLost} where it is another's. */
    public Uni<Void> finish(SqlConnection connection, ClaimedJob job) {
        return change(connection, job, FINISH, Tuple.of(job.jobId(), job.leaseToken()));
    }

    public Uni<Void> fail(SqlConnection connection, ClaimedJob job, String code, String message) {
        return change(connection, job, FAIL, Tuple.of(job.jobId(), job.leaseToken(), code, message));
    }

    /** Gives the job back until the delay has passed. */
    public Uni<Void> pause(SqlConnection connection, ClaimedJob job, Duration delay, boolean countsAsFailure, String code,
            @Nullable String message) {
        return change(connection, job, PAUSE, Tuple.of(job.jobId(), job.leaseToken(), delay.toMillis(), countsAsFailure ? 1 : 0,
                code, message));
    }

    /** Leaves the newer part to this job and the older one to a new job that the same syncs wait for. */
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
