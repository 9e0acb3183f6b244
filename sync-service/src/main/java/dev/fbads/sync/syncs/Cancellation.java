package dev.fbads.sync.syncs;

import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.sync.access.Caller;
import dev.fbads.sync.access.TenantTransaction;
import dev.fbads.sync.jobs.AccountLock;
import dev.fbads.sync.jobs.JobQueueRepository;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Cancels a sync. Jobs that no other sync waits for are cancelled too; running ones lose their lease and stop at their next
 * page. Stored days remain. The account is locked as for planning, so that no sync joins a job that is being cancelled.
 */
@ApplicationScoped
public class Cancellation {

    private static final String VISIBLE = "SELECT compte_id, account_id FROM facebook_sync_status WHERE sync_id = $1";
    /** Jobs are locked before syncs, as in every transaction that locks both. */
    private static final String LOCK_JOBS = """
            SELECT job_id FROM facebook_sync_jobs
            WHERE (job_id, compte_id) IN (SELECT job_id, compte_id FROM facebook_sync_members WHERE sync_id = $1)
            ORDER BY job_id FOR UPDATE
            """;
    private static final String LOCK_SYNC = "SELECT %s FROM facebook_sync_status WHERE sync_id = $1 FOR UPDATE"
            .formatted(SyncRows.COLUMNS);
    private static final String END_SYNC = """
            UPDATE facebook_sync_status
            SET status = $2, completed_at = now(), next_retry_at = NULL, facebook_error_code = NULL, error_message = NULL
            WHERE sync_id = $1
            RETURNING %s
            """.formatted(SyncRows.COLUMNS);
    private static final String END_JOBS = """
            UPDATE facebook_sync_jobs job
            SET state = 'cancelled', finished_at = now(), lease_token = NULL, lease_owner = NULL, lease_until = NULL,
                next_retry_at = NULL
            FROM facebook_sync_members member
            WHERE member.sync_id = $1 AND member.job_id = job.job_id AND member.compte_id = job.compte_id
              AND job.origin = 'request' AND job.state IN ('waiting', 'released', 'running')
              AND NOT EXISTS (SELECT FROM facebook_sync_members other JOIN facebook_sync_status sync USING (sync_id, compte_id)
                              WHERE other.job_id = job.job_id AND compte_id = job.compte_id
                                AND sync.status IN ('pending', 'syncing', 'rate_limited'))
            """;

    private final TenantTransaction tenant;
    private final Pool pool;
    private final AccountLock lock;
    private final JobQueueRepository jobs;
    private final SyncEvents events;

    Cancellation(TenantTransaction tenant, Pool pool, AccountLock lock, JobQueueRepository jobs, SyncEvents events) {
        this.tenant = tenant;
        this.pool = pool;
        this.lock = lock;
        this.jobs = jobs;
        this.events = events;
    }

    /**
     * Cancels the caller's sync.
     *
     * @throws ProblemException {@link ProblemCode#SYNC_NOT_FOUND}, also for a sync of another compte, or
     *         {@link ProblemCode#SYNC_ALREADY_ENDED}
     */
    public Uni<Sync> cancel(Caller caller, String syncId) {
        return tenant.as(caller, connection -> connection.preparedQuery(VISIBLE).execute(Tuple.of(syncId)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst()
                        .orElseThrow(() -> new ProblemException(ProblemCode.SYNC_NOT_FOUND)))
                .chain(sync -> pool.withTransaction(connection -> lock
                        .take(connection, sync.getInteger("compte_id"), sync.getString("account_id"))
                        .chain(() -> end(connection, syncId))));
    }

    private Uni<Sync> end(SqlConnection connection, String syncId) {
        return connection.preparedQuery(LOCK_JOBS).execute(Tuple.of(syncId))
                .chain(() -> connection.preparedQuery(LOCK_SYNC).mapping(SyncRows::sync).execute(Tuple.of(syncId)))
                .map(rows -> rows.iterator().next())
                .chain(sync -> endSync(connection, sync))
                .call(() -> connection.preparedQuery(END_JOBS).execute(Tuple.of(syncId)))
                .call(sync -> events.changed(connection, List.of(sync)))
                .call(sync -> jobs.release(connection, sync.compteId(), sync.accountId()));
    }

    private static Uni<Sync> endSync(SqlConnection connection, Sync sync) {
        SyncState.Cancelled cancelled = switch (sync.state()) {
            case SyncState.Active active -> active.cancel();
            case SyncState.Ended ended -> throw new ProblemException(ProblemCode.SYNC_ALREADY_ENDED);
        };
        return connection.preparedQuery(END_SYNC).mapping(SyncRows::sync).execute(Tuple.of(sync.syncId(), cancelled.wire()))
                .map(rows -> rows.iterator().next());
    }
}
