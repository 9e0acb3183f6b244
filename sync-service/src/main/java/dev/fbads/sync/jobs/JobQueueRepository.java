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

/** Jobs before a worker claims them: planned, joined, released to Kafka. */
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
    /** Raises the priority of background jobs that a sync request joins; action sets stay in the background. */
    private static final String RAISE_PRIORITY = """
            UPDATE facebook_sync_jobs SET role = $2
            WHERE job_id = ANY ($1) AND role = 'background' AND NOT breakdown_set LIKE 'action%'
              AND state IN ('waiting', 'released')
            """;
    private static final String RELEASE = "SELECT facebook_release_jobs($1, $2, $3, '%s', '%s')".formatted(Topics.SYNC_JOBS,
            Topics.SYNC_JOBS_BACKGROUND);
    /** Skips jobs that another transaction is claiming or ending. */
    private static final String FAIL_UNSTARTED = """
            UPDATE facebook_sync_jobs
            SET state = 'failed', finished_at = now(), next_retry_at = NULL, error_code = $3, error_message = $4
            WHERE compte_id = $1 AND state IN ('waiting', 'released') AND job_id IN (
                SELECT job_id FROM facebook_sync_jobs
                WHERE compte_id = $1 AND account_id = $2 AND state IN ('waiting', 'released') FOR NO KEY UPDATE SKIP LOCKED)
            RETURNING job_id
            """;

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

    /** Inserts waiting jobs and returns their ids. Jobs of action sets run in the background. */
    public Uni<List<UUID>> insert(SqlConnection connection, AdAccount account, Caller caller, List<FetchRange> ranges) {
        List<Tuple> rows = ranges.stream().map(range -> row(account, caller, range)).toList();
        List<UUID> jobIds = rows.stream().map(row -> row.getUUID(0)).toList();
        if (rows.isEmpty()) {
            return Uni.createFrom().item(jobIds);
        }
        return connection.preparedQuery(INSERT).executeBatch(rows).replaceWith(jobIds);
    }

    /** Makes the sync wait for the jobs, and raises the background jobs among them to the caller's priority. */
    public Uni<Void> join(SqlConnection connection, String syncId, AdAccount account, Caller caller, Collection<UUID> jobIds) {
        UUID[] awaited = jobIds.toArray(UUID[]::new);
        return connection.preparedQuery(JOIN).execute(Tuple.of(syncId, account.compteId(), awaited))
                .chain(() -> connection.preparedQuery(RAISE_PRIORITY).execute(Tuple.of(awaited, caller.role().wire())))
                .replaceWithVoid();
    }

    /** An account with waiting jobs. */
    public record Account(int compteId, String accountId) {
    }

    /** Releases waiting jobs of the account up to {@code fbads.jobs.released-per-account}. */
    public Uni<Void> release(SqlConnection connection, int compteId, String accountId) {
        return release(connection, List.of(new Account(compteId, accountId)));
    }

    /** Releases waiting jobs of several accounts. */
    public Uni<Void> release(SqlConnection connection, Collection<Account> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(RELEASE)
                .execute(Tuple.of(accounts.stream().map(Account::compteId).toArray(Integer[]::new),
                        accounts.stream().map(Account::accountId).toArray(String[]::new), config.releasedPerAccount()))
                .replaceWithVoid();
    }

    /** Fails the account's jobs that have not started, because they would fail like the given one; returns their ids. */
    public Uni<List<UUID>> failUnstarted(SqlConnection connection, ClaimedJob failed, String code, String message) {
        return connection.preparedQuery(FAIL_UNSTARTED)
                .mapping(row -> row.getUUID("job_id"))
                .execute(Tuple.of(failed.compteId(), failed.accountId().value(), code, message))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private Tuple row(AdAccount account, Caller caller, FetchRange range) {
        Role role = range.breakdownSet().actionsOnly() ? Role.BACKGROUND : caller.role();
        return Tuple.from(List.of(ids.get(), account.compteId(), account.accountId().value(), caller.userId(), role.wire(),
                range.breakdownSet().wire(), range.granularity().wire(), range.period().since(), range.period().until()));
    }
}
