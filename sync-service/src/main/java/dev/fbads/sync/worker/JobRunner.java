package dev.fbads.sync.worker;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.sync.ingest.FetchOutcome;
import dev.fbads.sync.ingest.RowFetcher;
import dev.fbads.sync.ingest.Spool;
import dev.fbads.sync.jobs.Claim;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.jobs.LeaseLost;
import dev.fbads.sync.logging.LogFields;
import io.smallrye.mutiny.Uni;

/**
 * Runs one claimed job to its end.
 *
 * <ol>
 * <li>No transaction is open while rows come in; they are written in one short transaction that checks the lease.</li>
 * <li>Whatever happens, the job ends done, failed or waiting, or another worker takes it when the lease runs out.</li>
 * </ol>
 */
@ApplicationScoped
class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final RowFetcher fetcher;
    private final Settlement settlement;
    private final ProgressReporter progress;
    private final Heartbeat heartbeat;
    private final WorkerMetrics metrics;
    private final Clock clock;

    JobRunner(RowFetcher fetcher, Settlement settlement, ProgressReporter progress,
            Heartbeat heartbeat, WorkerMetrics metrics, Clock clock) {
        this.fetcher = fetcher;
        this.settlement = settlement;
        this.progress = progress;
        this.heartbeat = heartbeat;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Never fails: what cannot be settled is logged and left to the recovery. */
    Uni<Void> run(Claim claim) {
        ClaimedJob job = claim.job();
        Instant startedAt = clock.instant();
        Tally tally = new Tally();
        return heartbeat.during(job, () -> work(claim, startedAt, tally))
                .onFailure(failure -> !(failure instanceof LeaseLost))
                .recoverWithUni(failure -> {
                    LogFields.of(job).during(() -> LOG.error("a job failed unexpectedly", failure));
                    return settlement.failed(job, failure, tally.spent(), startedAt);
                })
                .onFailure(LeaseLost.class).invoke(metrics::leaseLost)
                .onFailure(LeaseLost.class).call(() -> settlement.cancelled(job, tally.spent(), startedAt))
                .onFailure().invoke(failure -> LogFields.of(job)
                        .during(() -> LOG.warnf("a job was left to the recovery: reason=%s", failure.getMessage())))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> work(Claim claim, Instant startedAt, Tally tally) {
        ClaimedJob job = claim.job();
        return claim.account().map(account -> new Run(account, startedAt))
                .map(run -> fetcher.withSpool(spool -> fetcher.fetch(job, spool, progress.of(job, tally))
                        .invoke(tally::ended)
                        .chain(outcome -> settle(job, spool, outcome, run, tally))))
                .orElseGet(() -> settlement.unlinked(job, startedAt));
    }

    private Uni<Void> settle(ClaimedJob job, Spool spool, FetchOutcome outcome, Run run, Tally tally) {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> settlement.fetched(job, spool, fetched.done(), run);
            case FetchOutcome.Refused refused -> settlement.refused(job, refused, tally.spent(), run.startedAt());
            case FetchOutcome.Unreachable unreachable ->
                settlement.unreachable(job, unreachable, tally.spent(), run.startedAt());
            case FetchOutcome.Broken broken -> settlement.broken(job, broken, tally.spent(), run.startedAt());
        };
    }
}
