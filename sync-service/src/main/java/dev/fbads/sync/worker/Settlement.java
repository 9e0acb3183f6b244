package dev.fbads.sync.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.contracts.insights.InsightsDone;
import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.sync.accountstatus.AccountStatusRepository;
import dev.fbads.sync.importlog.ImportLogRepository;
import dev.fbads.sync.ingest.FetchOutcome;
import dev.fbads.sync.ingest.SliceReplacement;
import dev.fbads.sync.ingest.Spool;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.jobs.JobConfig;
import dev.fbads.sync.jobs.JobQueueRepository;
import dev.fbads.sync.jobs.JobRepository;
import dev.fbads.sync.logging.LogFields;
import dev.fbads.sync.plan.ReportingConfig;
import dev.fbads.sync.syncs.SyncProgress;
import dev.fbads.sync.worker.Tally.Spent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Ends the run of a job. Rows, roll-ups, ledger, job, syncs, events, the import log and the release of the account's next job
 * are one transaction, which first checks that the lease is still this worker's.
 */
@ApplicationScoped
class Settlement {

    private static final Logger LOG = Logger.getLogger(Settlement.class);

    private final Pool pool;
    private final JobRepository jobs;
    private final JobQueueRepository queue;
    private final SliceReplacement slices;
    private final SyncProgress syncs;
    private final AccountStatusRepository accounts;
    private final EmptySettlement empty;
    private final WorkerMetrics metrics;
    private final ImportLogRepository log;
    private final ReportingConfig reporting;
    private final Clock clock;
    private final Verdict.Judge judge;

    Settlement(Pool pool, JobRepository jobs, JobQueueRepository queue, SliceReplacement slices, SyncProgress syncs,
            AccountStatusRepository accounts, EmptySettlement empty, WorkerMetrics metrics, ImportLogRepository log,
            ReportingConfig reporting, JobConfig config, Backoff backoff, Clock clock) {
        this.pool = pool;
        this.jobs = jobs;
        this.queue = queue;
        this.slices = slices;
        this.syncs = syncs;
        this.accounts = accounts;
        this.empty = empty;
        this.metrics = metrics;
        this.log = log;
        this.reporting = reporting;
        this.clock = clock;
        this.judge = new Verdict.Judge(backoff, config.maxRetries(), config.gatewayPause());
    }

    Uni<Void> fetched(ClaimedJob job, Spool spool, InsightsDone done, Run run) {
        Instant spooledAt = clock.instant();
        if (done.rows() > 0) {
            return replaced(job, spool, done, run, spooledAt);
        }
        return empty.settle(new EmptyRun(job, done, run, spooledAt))
                .chain(settled -> settled ? Uni.createFrom().voidItem() : replaced(job, spool, done, run, spooledAt));
    }

    private Uni<Void> replaced(ClaimedJob job, Spool spool, InsightsDone done, Run run, Instant spooledAt) {
        ReportingCalendar calendar = new ReportingCalendar(reporting.zone(), run.account().zone());
        return pool.withTransaction(connection -> jobs.finish(connection, job)
                .chain(() -> slices.replace(connection, job, spool, calendar, run.startedAt()))
                .call(result -> log.add(connection, RunLog.success(job, done, result,
                        Duration.between(run.startedAt(), spooledAt), since(spooledAt))))
                .chain(() -> accounts.readable(connection, job))
                .chain(() -> afterwards(connection, job, List.of())))
                .invoke(() -> metrics.done(job, done.rows(), since(run.startedAt())))
                .invoke(() -> LogFields.of(job)
                        .during(() -> LOG.infof("slices replaced: range=%s rows=%d", job.range(), done.rows())));
    }

    Uni<Void> refused(ClaimedJob job, FetchOutcome.Refused refused, Spent spent, Instant startedAt) {
        return carryOut(job, judge.of(job, refused), RunLog.graphCodes(refused.error()), spent, startedAt);
    }

    Uni<Void> unreachable(ClaimedJob job, FetchOutcome.Unreachable unreachable, Spent spent, Instant startedAt) {
        return carryOut(job, judge.of(unreachable), Map.of(), spent, startedAt);
    }

    Uni<Void> broken(ClaimedJob job, FetchOutcome.Broken broken, Spent spent, Instant startedAt) {
        return carryOut(job, judge.of(job, broken), Map.of(), spent, startedAt);
    }

    Uni<Void> failed(ClaimedJob job, Throwable failure, Spent spent, Instant startedAt) {
        return carryOut(job, judge.of(job, failure), Map.of(), spent, startedAt);
    }

    Uni<Void> unlinked(ClaimedJob job, Instant startedAt) {
        return carryOut(job, new Verdict.GiveUp("account_not_found", "the account is no longer linked to the compte"), Map.of(),
                new Tally().spent(), startedAt);
    }

    /**
     * Logs the run of a job that was taken back meanwhile. One whose worker was given up for lost is logged by the recovery.
     */
    Uni<Void> cancelled(ClaimedJob job, Spent spent, Instant startedAt) {
        return pool.withTransaction(connection -> jobs.isCancelled(connection, job)
                .chain(cancelled -> cancelled ? log.add(connection, RunLog.cancelled(job, spent, since(startedAt)))
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> carryOut(ClaimedJob job, Verdict verdict, Map<String, Object> details, Spent spent, Instant startedAt) {
        LogFields.of(job).withGraphCode(details.get("graph_code"))
                .during(() -> LOG.warnf("a job did not succeed: range=%s verdict=%s", job.range(), verdict));
        return pool.withTransaction(connection -> jobs.lock(connection, job)
                .chain(() -> apply(connection, job, verdict))
                .call(() -> log.add(connection, RunLog.unsuccessful(job, verdict, details, spent, since(startedAt))))
                .chain(others -> afterwards(connection, job, others)))
                .invoke(() -> metrics.verdict(job, verdict, since(startedAt)));
    }

    /** Says which other jobs ended with this one. */
    private Uni<List<UUID>> apply(SqlConnection connection, ClaimedJob job, Verdict verdict) {
        Uni<Void> alone = switch (verdict) {
            case Verdict.Rest rest -> jobs.pause(connection, job, rest.delay(), false, rest.code(), rest.message());
            case Verdict.Retry retry -> jobs.pause(connection, job, retry.delay(), true, retry.code(), retry.message());
            case Verdict.GiveUp giveUp -> jobs.fail(connection, job, giveUp.code(), giveUp.message());
            case Verdict.Reauthorise reauthorise -> jobs.fail(connection, job, reauthorise.code(), reauthorise.message())
                    .chain(() -> accounts.reauthorisationNeeded(connection, job));
            case Verdict.AccountUnreadable unreadable -> jobs.fail(connection, job, unreadable.code(), unreadable.message())
                    .chain(() -> accounts.unreadable(connection, job, unreadable.status()));
            case Verdict.Split split -> {
                JobSplit halves = JobSplit.of(job.range());
                yield syncs.hold(connection, job.jobId())
                        .chain(() -> jobs.split(connection, job, halves.older(), halves.newer()));
            }
        };
        return alone.chain(() -> verdict instanceof Verdict.Reauthorise reauthorise
                ? queue.failUnstarted(connection, job, reauthorise.code(), reauthorise.message())
                : Uni.createFrom().item(List.of()));
    }

    private Uni<Void> afterwards(SqlConnection connection, ClaimedJob job, List<UUID> others) {
        List<UUID> changed = Stream.concat(Stream.of(job.jobId()), others.stream()).toList();
        return syncs.jobsChanged(connection, changed)
                .chain(() -> queue.release(connection, job.compteId(), job.accountId().value()));
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }
}
