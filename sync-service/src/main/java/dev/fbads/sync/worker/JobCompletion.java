package dev.fbads.sync.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.sync.accountstatus.AccountStatusRepository;
import dev.fbads.sync.batching.RequestBatcher;
import dev.fbads.sync.ingest.SliceReplacement;
import dev.fbads.sync.ingest.Spool;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.jobs.JobRepository;
import dev.fbads.sync.ledger.FetchedSlice;
import dev.fbads.sync.ledger.LedgerWriter;
import dev.fbads.sync.logging.LogFields;
import dev.fbads.sync.plan.ReportingConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Completes jobs whose rows have been fetched. Job, rows, roll-ups, ledger, import log, syncs, events and the release of the
 * account's next jobs are one transaction, which first checks that the lease is still this worker's.
 *
 * <ol>
 * <li>Runs without rows that replace none are completed in batches: most jobs of a back-fill are such. The lease of each job
 * is checked separately.</li>
 * <li>A run that a batch cannot complete (lost lease, stored rows, an account that is marked) does not affect the others and
 * is completed on its own, as is every run of a batch whose transaction fails.</li>
 * </ol>
 */
@ApplicationScoped
class JobCompletion {

    private static final Logger LOG = Logger.getLogger(JobCompletion.class);
    private static final int MAX_BATCH = 64;
    /**
     * Two transactions lock jobs, then syncs, each in the order of their ids; smaller batches would recount a sync too often.
     */
    private static final RequestBatcher.Concurrency CONCURRENCY = new RequestBatcher.Concurrency(2, 4);
    private static final SliceReplacement.Result NO_ROWS = new SliceReplacement.Result(0, 0, Map.of());

    private final Pool pool;
    private final JobRepository jobs;
    private final SliceReplacement slices;
    private final LedgerWriter ledger;
    private final AccountStatusRepository accounts;
    private final RunRecorder recorder;
    private final WorkerMetrics metrics;
    private final ReportingConfig reporting;
    private final Clock clock;
    private final RequestBatcher<FetchedRun, Boolean> emptyRuns;

    JobCompletion(Pool pool, JobRepository jobs, SliceReplacement slices, LedgerWriter ledger, AccountStatusRepository accounts,
            RunRecorder recorder, WorkerMetrics metrics, ReportingConfig reporting, Clock clock) {
        this.pool = pool;
        this.jobs = jobs;
        this.slices = slices;
        this.ledger = ledger;
        this.accounts = accounts;
        this.recorder = recorder;
        this.metrics = metrics;
        this.reporting = reporting;
        this.clock = clock;
        this.emptyRuns = new RequestBatcher<>(MAX_BATCH, Duration.ZERO, CONCURRENCY, this::completeBatch);
    }

    /** Completes the run; fails with {@link dev.fbads.sync.jobs.LeaseLost} where the job is another worker's. */
    Uni<Void> complete(FetchedRun run, Spool spool) {
        return run.hasRows() ? replace(run, spool)
                : completeEmpty(run).chain(done -> done ? Uni.createFrom().voidItem() : replace(run, spool));
    }

    /** Whether the run was completed together with others; otherwise nothing has changed. */
    Uni<Boolean> completeEmpty(FetchedRun run) {
        if (run.hasRows()) {
            throw new IllegalArgumentException("the run has %d rows".formatted(run.done().rows()));
        }
        return emptyRuns.submit(run);
    }

    private Uni<Void> replace(FetchedRun run, Spool spool) {
        ClaimedJob job = run.job();
        return pool.withTransaction(connection -> jobs.complete(connection, job)
                .chain(() -> slices.replace(connection, job, spool, calendar(run), run.startedAt()))
                .call(() -> accounts.readable(connection, job))
                .chain(result -> recorder.record(connection, List.of(RunLog.success(run, result, since(run.fetchedAt()))))))
                .invoke(() -> metrics.done(job, run.done().rows(), since(run.startedAt())))
                .invoke(() -> LogFields.of(job)
                        .during(() -> LOG.infof("slices replaced: range=%s rows=%d", job.range(), run.done().rows())));
    }

    private Uni<List<Boolean>> completeBatch(List<FetchedRun> runs) {
        return pool.withTransaction(connection -> jobs.completeEmpty(connection, runs.stream().map(FetchedRun::job).toList())
                .call(completed -> recordEmpty(connection, only(runs, completed))))
                .invoke(completed -> report(only(runs, completed)))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "%d runs without rows are completed one by one", runs.size()))
                .onFailure().recoverWithItem(Set.of())
                .map(completed -> runs.stream().map(run -> completed.contains(run.job().jobId())).toList());
    }

    /** The statements are pipelined in this order: none waits for the result of another. */
    private Uni<Void> recordEmpty(SqlConnection connection, List<FetchedRun> runs) {
        return runs.isEmpty() ? Uni.createFrom().voidItem()
                : Uni.combine().all().unis(ledger.record(connection, runs.stream().flatMap(run -> FetchedSlice
                        .of(run.job(), calendar(run), run.startedAt(), Map.of()).stream()).toList()),
                        recorder.record(connection, runs.stream()
                                .map(run -> RunLog.success(run, NO_ROWS, since(run.fetchedAt())))
                                .toList()))
                        .discardItems();
    }

    private void report(List<FetchedRun> completed) {
        completed.forEach(run -> metrics.done(run.job(), 0, since(run.startedAt())));
        if (!completed.isEmpty()) {
            LOG.infof("jobs completed without rows: jobs=%d", completed.size());
            LOG.debugf("jobs completed without rows: jobIds=%s", completed.stream().map(run -> run.job().jobId()).toList());
        }
    }

    private static List<FetchedRun> only(List<FetchedRun> runs, Set<UUID> jobIds) {
        return runs.stream().filter(run -> jobIds.contains(run.job().jobId())).toList();
    }

    private ReportingCalendar calendar(FetchedRun run) {
        return reporting.calendar(run.account().zone());
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }
}
