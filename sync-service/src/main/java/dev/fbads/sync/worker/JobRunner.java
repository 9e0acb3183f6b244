package dev.fbads.sync.worker;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.ingest.FetchOutcome;
import dev.fbads.sync.ingest.RowFetcher;
import dev.fbads.sync.ingest.Spool;
import dev.fbads.sync.jobs.Claim;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.jobs.LeaseLost;
import dev.fbads.sync.logging.LogFields;
import io.smallrye.mutiny.Uni;

/**
 * Runs a claimed job.
 *
 * <ol>
 * <li>No transaction is open while rows arrive; they are written in one short transaction that checks the lease.</li>
 * <li>In every case the job ends done, failed or waiting, or another worker runs it after its lease has expired.</li>
 * </ol>
 */
@ApplicationScoped
class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final RowFetcher fetcher;
    private final JobCompletion completion;
    private final JobOutcomeHandler outcomes;
    private final ProgressReporter progress;
    private final Heartbeat heartbeat;
    private final WorkerMetrics metrics;
    private final Clock clock;

    JobRunner(RowFetcher fetcher, JobCompletion completion, JobOutcomeHandler outcomes, ProgressReporter progress,
            Heartbeat heartbeat, WorkerMetrics metrics, Clock clock) {
        this.fetcher = fetcher;
        this.completion = completion;
        this.outcomes = outcomes;
        this.progress = progress;
        this.heartbeat = heartbeat;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Never fails: a job whose end cannot be written is logged, and taken back when its lease expires. */
    Uni<Void> run(Claim claim) {
        ClaimedJob job = claim.job();
        Instant startedAt = clock.instant();
        RunStats stats = new RunStats();
        return heartbeat.during(job, () -> work(claim, startedAt, stats))
                .onFailure(failure -> !(failure instanceof LeaseLost))
                .recoverWithUni(failure -> {
                    LogFields.of(job).during(() -> LOG.error("a job failed unexpectedly", failure));
                    return outcomes.failed(job, failure, stats.usage(), startedAt);
                })
                .onFailure(LeaseLost.class).invoke(metrics::leaseLost)
                .onFailure(LeaseLost.class).call(() -> outcomes.cancelled(job, stats.usage(), startedAt))
                .onFailure().invoke(failure -> LogFields.of(job)
                        .during(() -> LOG.warnf("a job is left to the recovery: reason=%s", failure.getMessage())))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> work(Claim claim, Instant startedAt, RunStats stats) {
        ClaimedJob job = claim.job();
        return claim.account()
                .map(account -> fetcher.withSpool(spool -> fetcher.fetch(job, spool, progress.of(job, stats))
                        .invoke(stats::ended)
                        .chain(outcome -> end(job, account, spool, outcome, startedAt, stats))))
                .orElseGet(() -> outcomes.unlinked(job, startedAt));
    }

    private Uni<Void> end(ClaimedJob job, AdAccount account, Spool spool, FetchOutcome outcome, Instant startedAt,
            RunStats stats) {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> completion
                    .complete(new FetchedRun(job, account, fetched.done(), startedAt, clock.instant()), spool);
            case FetchOutcome.Refused refused -> outcomes.refused(job, refused, stats.usage(), startedAt);
            case FetchOutcome.Unreachable unreachable -> outcomes.unreachable(job, unreachable, stats.usage(), startedAt);
            case FetchOutcome.Broken broken -> outcomes.broken(job, broken, stats.usage(), startedAt);
        };
    }
}
