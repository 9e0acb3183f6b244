package dev.fbads.sync.jobs;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Claims released jobs for free slots. Jobs of all comptes compete at the moment of the claim, in this order:
 *
 * <ol>
 * <li>jobs of sync requests before background jobs, until a background job is older than
 * {@code fbads.jobs.background-patience};</li>
 * <li>jobs of the compte with the fewest running jobs;</li>
 * <li>set {@code none} before the other sets, then the job that was released first.</li>
 * </ol>
 */
@ApplicationScoped
public class ClaimRepository {

    /** The most jobs of one claim. */
    public static final int MAX_CLAIMS = 64;
    private static final String CLAIM = """
            SELECT * FROM facebook_claim_jobs($1, $2, $3, $4 * INTERVAL '1 millisecond', $5 * INTERVAL '1 millisecond')
            """;
    /**
     * Waits for transactions that are ending one of the jobs. A run that reported calls is logged: Meta has counted them,
     * although nothing was stored.
     */
    private static final String RETURN_JOBS = """
            WITH returned AS (
                UPDATE facebook_sync_jobs
                SET state = 'waiting', fraction = 0, lease_token = NULL, lease_owner = NULL, lease_until = NULL,
                    next_retry_at = NULL
                WHERE (job_id, compte_id) IN (SELECT job_id, compte_id FROM facebook_sync_jobs
                                              WHERE lease_owner = $1 AND state = 'running' ORDER BY job_id FOR NO KEY UPDATE)
                  AND lease_owner = $1
                RETURNING *),
            logged AS (
                INSERT INTO facebook_import_logs (compte_id, user_id, account_id, date_start, date_stop, status, api_calls_made,
                    error_details, performance_metrics, duration_seconds, job_id, breakdown_set)
                SELECT compte_id, user_id, account_id, since, until, 'cancelled', calls_made,
                       jsonb_build_object('code', 'given_back', 'message', 'the replica that ran the job stops',
                                          'next', 'release'),
                       jsonb_build_object('total_ms', ms), round(ms / 1000.0)::integer, job_id, breakdown_set
                FROM (SELECT returned.*, round(extract(epoch FROM now() - claimed_at) * 1000)::bigint AS ms FROM returned) run
                WHERE calls_made > 0)
            SELECT job_id, compte_id, account_id FROM returned
            """;

    private final Pool pool;
    private final Supplier<UUID> ids;
    private final Duration lease;
    private final Duration backgroundPatience;

    ClaimRepository(Pool pool, Supplier<UUID> ids, JobConfig config) {
        this.pool = pool;
        this.ids = ids;
        this.lease = config.lease();
        this.backgroundPatience = config.backgroundPatience();
    }

    /** Which jobs a slot may run. */
    public enum Kind {
        /** All jobs. */
        GENERAL,
        /** Only jobs of sync requests, of comptes for which no worker of any replica runs such a job. */
        RESERVED
    }

    /** A job that this replica has returned. */
    public record Returned(UUID jobId, int compteId, String accountId) {
    }

    /**
     * Claims the released jobs with the highest priority, in that order; fewer than there are slots where no more are released.
     *
     * @param slots at most {@link #MAX_CLAIMS}
     */
    public Uni<List<Claim>> claim(String owner, Kind kind, int slots) {
        if (slots < 1 || slots > MAX_CLAIMS) {
            throw new IllegalArgumentException("%d slots in one claim".formatted(slots));
        }
        UUID[] leases = Stream.generate(ids).limit(slots).toArray(UUID[]::new);
        return pool.preparedQuery(CLAIM)
                .mapping(JobRows::claim)
                .execute(Tuple.of(leases, owner, kind == Kind.RESERVED, lease.toMillis(), backgroundPatience.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Returns all running jobs of the owner as if they had never been claimed: no lease, no counted attempt. */
    public Uni<List<Returned>> returnJobs(SqlConnection connection, String owner) {
        return connection.preparedQuery(RETURN_JOBS)
                .mapping(row -> new Returned(row.getUUID("job_id"), row.getInteger("compte_id"), row.getString("account_id")))
                .execute(Tuple.of(owner))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }
}
