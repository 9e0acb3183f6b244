package dev.fbads.sync.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.InsightsProgress;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.jobs.JobConfig;
import dev.fbads.sync.jobs.JobRepository;
import dev.fbads.sync.syncs.SyncProgress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Reports the progress of a running job, at most once per {@code fbads.jobs.progress-every}. */
@ApplicationScoped
class ProgressReporter {

    /** The transaction that writes the rows is the last part of a job, so a complete stream is not 100 percent. */
    private static final double SHARE_OF_STREAM = 0.95;

    private final Pool pool;
    private final JobRepository jobs;
    private final SyncProgress syncs;
    private final Clock clock;
    private final Duration interval;

    ProgressReporter(Pool pool, JobRepository jobs, SyncProgress syncs, Clock clock, JobConfig config) {
        this.pool = pool;
        this.jobs = jobs;
        this.syncs = syncs;
        this.clock = clock;
        this.interval = config.progressEvery();
    }

    /** A reporter for one run. It fails when the lease is lost, which ends the run of a cancelled job at its next page. */
    Function<InsightsProgress, Uni<Void>> of(ClaimedJob job, RunStats stats) {
        AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);
        return progress -> {
            stats.progressed(progress);
            Instant now = clock.instant();
            Instant before = last.get();
            if (!before.equals(Instant.MIN) && now.isBefore(before.plus(interval))) {
                return Uni.createFrom().voidItem();
            }
            last.set(now);
            return report(job, progress.fraction() * SHARE_OF_STREAM, progress.callsMade());
        };
    }

    private Uni<Void> report(ClaimedJob job, double fraction, int callsMade) {
        return pool.withTransaction(connection -> jobs.advance(connection, job, fraction, callsMade)
                .chain(() -> syncs.jobChanged(connection, job.jobId())));
    }
}
