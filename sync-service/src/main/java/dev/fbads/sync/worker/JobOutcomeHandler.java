package dev.fbads.sync.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.sync.accountstatus.AccountStatusRepository;
import dev.fbads.sync.importlog.ImportLogRepository;
import dev.fbads.sync.ingest.FetchOutcome;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.jobs.JobQueueRepository;
import dev.fbads.sync.jobs.JobRepository;
import dev.fbads.sync.logging.LogFields;
import dev.fbads.sync.syncs.SyncProgress;
import dev.fbads.sync.worker.RunStats.Usage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Ends runs that stored no rows: decides the {@link JobOutcome} and applies it to job, account, import log and syncs in one
 * transaction, which first checks that the lease is still this worker's.
 */
@ApplicationScoped
class JobOutcomeHandler {

    private static final Logger LOG = Logger.getLogger(JobOutcomeHandler.class);

    private final Pool pool;
    private final JobRepository jobs;
    private final JobQueueRepository queue;
    private final SyncProgress syncs;
    private final AccountStatusRepository accounts;
    private final ImportLogRepository log;
    private final RunRecorder recorder;
    private final WorkerMetrics metrics;
    private final RetryPolicy policy;
    private final Clock clock;

    JobOutcomeHandler(Pool pool, JobRepository jobs, JobQueueRepository queue, SyncProgress syncs,
            AccountStatusRepository accounts, ImportLogRepository log, RunRecorder recorder, WorkerMetrics metrics,
            RetryPolicy policy, Clock clock) {
        this.pool = pool;
        this.jobs = jobs;
        this.queue = queue;
        this.syncs = syncs;
        this.accounts = accounts;
        this.log = log;
        this.recorder = recorder;
        this.metrics = metrics;
        this.policy = policy;
        this.clock = clock;
    }

    Uni<Void> refused(ClaimedJob job, FetchOutcome.Refused refused, Usage usage, Instant startedAt) {
        return end(job, policy.decide(job, refused), RunLog.graphCodes(refused.error()), usage, startedAt);
    }

    Uni<Void> unreachable(ClaimedJob job, FetchOutcome.Unreachable unreachable, Usage usage, Instant startedAt) {
        return end(job, policy.decide(unreachable), Map.of(), usage, startedAt);
    }

    Uni<Void> broken(ClaimedJob job, FetchOutcome.Broken broken, Usage usage, Instant startedAt) {
        return end(job, policy.decide(job, broken), Map.of(), usage, startedAt);
    }

    Uni<Void> failed(ClaimedJob job, Throwable failure, Usage usage, Instant startedAt) {
        return end(job, policy.decide(job, failure), Map.of(), usage, startedAt);
    }

    Uni<Void> unlinked(ClaimedJob job, Instant startedAt) {
        return end(job, new JobOutcome.GiveUp("account_not_found", "the account is no longer linked to the compte"), Map.of(),
                Usage.NONE, startedAt);
    }

    /** Logs the run of a job that was cancelled while it ran. The recovery logs runs whose lease has expired. */
    Uni<Void> cancelled(ClaimedJob job, Usage usage, Instant startedAt) {
        return pool.withTransaction(connection -> jobs.isCancelled(connection, job)
                .chain(cancelled -> cancelled ? log.add(connection, RunLog.cancelled(job, usage, since(startedAt)))
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> end(ClaimedJob job, JobOutcome outcome, Map<String, Object> details, Usage usage, Instant startedAt) {
        LogFields.of(job).withGraphCode(details.get("graph_code"))
                .during(() -> LOG.warnf("a job did not succeed: range=%s outcome=%s", job.range(), outcome));
        return pool.withTransaction(connection -> jobs.lock(connection, job)
                .chain(() -> apply(connection, job, outcome))
                .chain(() -> failedSiblings(connection, job, outcome))
                .chain(others -> recorder.record(connection,
                        List.of(RunLog.unsuccessful(job, outcome, details, usage, since(startedAt))), others)))
                .invoke(() -> metrics.ended(job, outcome, since(startedAt)));
    }

    private Uni<Void> apply(SqlConnection connection, ClaimedJob job, JobOutcome outcome) {
        return switch (outcome) {
            case JobOutcome.Pause pause -> jobs.pause(connection, job, pause.delay(), false, pause.code(), pause.message());
            case JobOutcome.Retry retry -> jobs.pause(connection, job, retry.delay(), true, retry.code(), retry.message());
            case JobOutcome.GiveUp giveUp -> jobs.fail(connection, job, giveUp.code(), giveUp.message());
            case JobOutcome.Reauthorise reauthorise -> jobs
                    .fail(connection, job, reauthorise.code(), reauthorise.message())
                    .chain(() -> accounts.reauthorisationNeeded(connection, job));
            case JobOutcome.AccountUnreadable unreadable -> jobs
                    .fail(connection, job, unreadable.code(), unreadable.message())
                    .chain(() -> accounts.unreadable(connection, job, unreadable.status()));
            case JobOutcome.Split split -> split(connection, job);
        };
    }

    private Uni<Void> split(SqlConnection connection, ClaimedJob job) {
        JobSplit halves = JobSplit.of(job.range());
        return syncs.lockSyncsOf(connection, job.jobId())
                .chain(() -> jobs.split(connection, job, halves.older(), halves.newer()));
    }

    /** The account's jobs that fail together with this one, before they have run. */
    private Uni<List<UUID>> failedSiblings(SqlConnection connection, ClaimedJob job, JobOutcome outcome) {
        return outcome instanceof JobOutcome.Reauthorise reauthorise
                ? queue.failUnstarted(connection, job, reauthorise.code(), reauthorise.message())
                : Uni.createFrom().item(List.of());
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }
}
