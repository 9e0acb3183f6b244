package dev.fbads.sync.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Which released job a free place takes. The choice is made over all comptes and replicas at the moment of the claim:
 *
 * <ol>
 * <li>jobs somebody waits for before background ones, until a background one has waited for its whole patience;</li>
 * <li>the compte with the fewest running jobs;</li>
 * <li>set {@code none} before the others, then the job that was released first.</li>
 * </ol>
 */
@ApplicationScoped
public class ClaimRepository {

    private static final String NEXT = """
            UPDATE facebook_sync_jobs
            SET state = 'running', lease_token = $1, lease_owner = $2, lease_until = now() + $3 * INTERVAL '1 millisecond',
                started_at = coalesce(started_at, now()), fraction = 0, claimed_at = now(), calls_made = 0
            WHERE state = 'released' AND job_id = (
                SELECT job.job_id FROM facebook_sync_jobs job
                LEFT JOIN (SELECT compte_id, count(*) AS jobs, count(*) FILTER (WHERE role <> 'background') AS wanted
                           FROM facebook_sync_jobs WHERE state = 'running' GROUP BY compte_id) busy USING (compte_id)
                WHERE job.state = 'released' AND (NOT $4 OR job.role <> 'background' AND coalesce(busy.wanted, 0) = 0)
                ORDER BY job.role = 'background' AND job.created_at > now() - $5 * INTERVAL '1 millisecond',
                         coalesce(busy.jobs, 0), job.breakdown_set <> 'none', job.released_at, job.until DESC
                LIMIT 1 FOR UPDATE OF job SKIP LOCKED)
            RETURNING job_id, lease_token, compte_id, account_id, user_id, role, breakdown_set, granularity, since, until, attempts
            """;
    private static final String MARK_SYNCING = """
            UPDATE facebook_sync_status SET status = 'syncing', started_at = coalesce(started_at, now()), next_retry_at = NULL
            WHERE status IN ('pending', 'rate_limited')
              AND sync_id IN (SELECT sync_id FROM facebook_sync_members WHERE job_id = $1)
            """;
    /** A transaction that is just ending one of the jobs goes first. */
    private static final String GIVE_BACK = """
            UPDATE facebook_sync_jobs
            SET state = 'waiting', fraction = 0, lease_token = NULL, lease_owner = NULL, lease_until = NULL, next_retry_at = NULL
            WHERE lease_owner = $1 AND state = 'running'
            RETURNING job_id, compte_id, account_id
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

    /** Whose jobs a place is for. */
    public enum Kind {
        /** Anybody's. */
        GENERAL,
        /** Only jobs that somebody waits for, of a compte for which no worker of any replica runs another such job. */
        EXPRESS
    }

    /** A job that was running in this replica. */
    public record Returned(UUID jobId, int compteId, String accountId) {
    }

    /** Takes the most wanted released job that the place may run; empty where there is none. */
    public Uni<Optional<ClaimedJob>> next(String owner, Kind kind) {
        return pool.withTransaction(connection -> connection.preparedQuery(NEXT)
                .mapping(JobRows::claimed)
                .execute(Tuple.of(ids.get(), owner, lease.toMillis(), kind == Kind.EXPRESS, backgroundPatience.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
                .call(claimed -> claimed.isEmpty() ? Uni.createFrom().voidItem()
                        : connection.preparedQuery(MARK_SYNCING).execute(Tuple.of(claimed.get().jobId()))));
    }

    /** Lets go of all that the owner runs, as if it had never been claimed: no lease, no attempt. */
    public Uni<List<Returned>> giveBack(SqlConnection connection, String owner) {
        return connection.preparedQuery(GIVE_BACK)
                .mapping(row -> new Returned(row.getUUID("job_id"), row.getInteger("compte_id"), row.getString("account_id")))
                .execute(Tuple.of(owner))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }
}
