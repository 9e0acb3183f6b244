package dev.fbads.sync.jobs;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.accounts.Role;
import dev.fbads.contracts.jobs.Topics;
import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.access.Caller;
import dev.fbads.sync.plan.FetchRange;
import dev.fbads.sync.plan.JobInFlight;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Jobs on their way to a worker: planned, joined, released to Kafka. */
@ApplicationScoped
public class JobQueueRepository {

    private static final String IN_FLIGHT = """
            SELECT job_id, breakdown_set, granularity, since, until FROM facebook_sync_jobs
            WHERE compte_id = $1 AND account_id = $2 AND state IN ('waiting', 'released', 'running')
            """;
    private static final String INSERT = """
            INSERT INTO facebook_sync_jobs
                (job_id, compte_id, account_id, user_id, role, breakdown_set, granularity, since, until, state)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting')
            """;
    private static final String JOIN = """
            INSERT INTO facebook_sync_members (sync_id, job_id, compte_id) SELECT $1, job_id, $2 FROM unnest($3::uuid[]) AS job_id
            """;
    /** A background job that somebody waits for now is one no longer; action sets stay nobody's first wish. */
    private static final String WAKE = """
            UPDATE facebook_sync_jobs SET role = $2
            WHERE job_id = ANY ($1) AND role = 'background' AND NOT breakdown_set LIKE 'action%'
              AND state IN ('waiting', 'released')
            """;
    /**
     * Fills the account's free places with its most wanted waiting jobs, and leaves one message for each. Background jobs take
     * what others leave, and their places do not count against others.
     */
    private static final String RELEASE = """
            WITH free AS (
                SELECT greatest($3 - count(*) FILTER (WHERE role <> 'background'), 0) AS urgent, greatest($3 - count(*), 0) AS rest
                FROM facebook_sync_jobs WHERE compte_id = $1 AND account_id = $2 AND state IN ('released', 'running')),
            ready AS (
                SELECT job_id, role, breakdown_set, until FROM facebook_sync_jobs
                WHERE compte_id = $1 AND account_id = $2 AND state = 'waiting'
                  AND (next_retry_at IS NULL OR next_retry_at <= now())
                ORDER BY role = 'background', breakdown_set <> 'none', until DESC LIMIT $3
                FOR UPDATE SKIP LOCKED),
            placed AS (
                SELECT job_id, role, row_number() OVER (ORDER BY role = 'background', breakdown_set <> 'none', until DESC) AS place
                FROM ready),
            chosen AS (
                SELECT job_id FROM placed, free WHERE place <= CASE role WHEN 'background' THEN free.rest ELSE free.urgent END),
            released AS (
                UPDATE facebook_sync_jobs job SET state = 'released', released_at = now(), next_retry_at = NULL
                FROM chosen WHERE job.job_id = chosen.job_id
                RETURNING job.job_id, job.compte_id, job.account_id, job.role, job.until)
            INSERT INTO facebook_outbox (topic, key, payload)
            SELECT CASE role WHEN 'background' THEN '%s' ELSE '%s' END, job_id::text,
                   jsonb_build_object('job_id', job_id, 'compte_id', compte_id, 'account_id', account_id)
            FROM released ORDER BY until DESC
            """
            .formatted(Topics.SYNC_JOBS_BACKGROUND, Topics.SYNC_JOBS);

    private final JobConfig config;
    private final Supplier<UUID> ids;

    JobQueueRepository(JobConfig config, Supplier<UUID> ids) {
        this.config = config;
        this.ids = ids;
    }

    /** The account's jobs that have not ended. */
    public Uni<List<JobInFlight>> inFlight(SqlConnection connection, AdAccount account) {
        return connection.preparedQuery(IN_FLIGHT)
                .mapping(JobRows::inFlight)
                .execute(Tuple.of(account.compteId(), account.accountId().value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Adds waiting jobs and returns their ids. Action sets are nobody's first wish: they wait in the background. */
    public Uni<List<UUID>> insert(SqlConnection connection, AdAccount account, Caller caller, List<FetchRange> ranges) {
        List<Tuple> rows = ranges.stream().map(range -> row(account, caller, range)).toList();
        List<UUID> jobIds = rows.stream().map(row -> row.getUUID(0)).toList();
        if (rows.isEmpty()) {
            return Uni.createFrom().item(jobIds);
        }
        return connection.preparedQuery(INSERT).executeBatch(rows).replaceWith(jobIds);
    }

    /** Makes the sync wait for the jobs, and those of them that nobody waited for as urgent as the caller. */
    public Uni<Void> join(SqlConnection connection, String syncId, AdAccount account, Caller caller, Collection<UUID> jobIds) {
        UUID[] awaited = jobIds.toArray(UUID[]::new);
        return connection.preparedQuery(JOIN).execute(Tuple.of(syncId, account.compteId(), awaited))
                .chain(() -> connection.preparedQuery(WAKE).execute(Tuple.of(awaited, caller.role().wire())))
                .replaceWithVoid();
    }

    /** Releases as many of the account's waiting jobs as it has free places. */
    public Uni<Void> release(SqlConnection connection, int compteId, String accountId) {
        return connection.preparedQuery(RELEASE)
                .execute(Tuple.of(compteId, accountId, config.releasedPerAccount()))
                .replaceWithVoid();
    }

    private Tuple row(AdAccount account, Caller caller, FetchRange range) {
        Role role = range.breakdownSet().actionsOnly() ? Role.BACKGROUND : caller.role();
        return Tuple.from(List.of(ids.get(), account.compteId(), account.accountId().value(), caller.userId(), role.wire(),
                range.breakdownSet().wire(), range.granularity().wire(), range.period().since(), range.period().until()));
    }
}
