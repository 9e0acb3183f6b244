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

    /** Jobs that are claimed at once at the most; of each compte the statement looks at as many. */
    public static final int MOST = 64;
    private static final String NEXT = """
            SELECT * FROM facebook_claim_jobs($1, $2, $3, $4 * INTERVAL '1 millisecond', $5 * INTERVAL '1 millisecond')
            """;
    /**
     * A transaction that is just ending one of the jobs goes first. A run that told of calls is logged with them: they are in
     * Meta's count, though nothing came of them.
     */
    private static final String GIVE_BACK = """
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

    /**
     * Takes the most wanted released jobs that so many places may run, the most wanted first; fewer where there are no more.
     *
     * @param places at most {@link #MOST}
     */
    public Uni<List<Claim>> next(String owner, Kind kind, int places) {
        if (places < 1 || places > MOST) {
            throw new IllegalArgumentException("%d places at once".formatted(places));
        }
        UUID[] leases = Stream.generate(ids).limit(places).toArray(UUID[]::new);
        return pool.preparedQuery(NEXT)
                .mapping(JobRows::claim)
                .execute(Tuple.of(leases, owner, kind == Kind.EXPRESS, lease.toMillis(), backgroundPatience.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Lets go of all that the owner runs, as if it had never been claimed: no lease, no attempt. */
    public Uni<List<Returned>> giveBack(SqlConnection connection, String owner) {
        return connection.preparedQuery(GIVE_BACK)
                .mapping(row -> new Returned(row.getUUID("job_id"), row.getInteger("compte_id"), row.getString("account_id")))
                .execute(Tuple.of(owner))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }
}
