package dev.fbads.sync.worker;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.jobs.JobConfig;
import dev.fbads.sync.jobs.JobRepository;
import dev.fbads.sync.jobs.LeaseLost;
import dev.fbads.sync.logging.LogFields;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Renews a job's lease while its work is in progress, and cancels the work when the lease is lost. */
@ApplicationScoped
class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final int BEATS_PER_LEASE = 3;

    private final JobRepository jobs;
    private final Duration interval;

    Heartbeat(JobRepository jobs, JobConfig config) {
        this.jobs = jobs;
        this.interval = config.lease().dividedBy(BEATS_PER_LEASE);
    }

    /** Runs the work; fails with {@link LeaseLost} as soon as another worker has the job. */
    <T> Uni<T> during(ClaimedJob job, Supplier<Uni<T>> work) {
        Uni<T> lost = Multi.createFrom().ticks().startingAfter(interval).every(interval)
                .onOverflow().drop()
                .onItem().transformToUniAndConcatenate(tick -> beat(job))
                .filter(renewed -> !renewed)
                .toUni()
                .onItem().transformToUni(none -> Uni.createFrom().failure(() -> new LeaseLost(job.jobId())));
        return Uni.combine().any().of(Uni.createFrom().deferred(work::get), lost);
    }

    private Uni<Boolean> beat(ClaimedJob job) {
        return jobs.renewLease(job)
                .onFailure().invoke(failure -> LogFields.of(job).during(() -> LOG.warn("a heartbeat failed", failure)))
                .onFailure().recoverWithItem(true);
    }
}
