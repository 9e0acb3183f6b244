package dev.fbads.sync.worker;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.fbads.sync.jobs.ClaimRepository;
import dev.fbads.sync.jobs.ClaimRepository.Returned;
import dev.fbads.sync.jobs.JobConfig;
import dev.fbads.sync.jobs.JobQueueRepository;
import dev.fbads.sync.jobs.JobQueueRepository.Account;
import dev.fbads.sync.shutdown.ShutdownOrder;
import dev.fbads.sync.shutdown.ShutdownWait;
import dev.fbads.sync.syncs.SyncProgress;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Returns the running jobs in a graceful stop: they are released again at once, without counting an attempt, so that another
 * replica need not wait until their leases expire. A job whose rows are being written is completed first.
 */
@Singleton
class WorkerShutdown {

    private static final Logger LOG = Logger.getLogger(WorkerShutdown.class);

    private final Pool pool;
    private final JobDispatcher dispatcher;
    private final ClaimRepository claims;
    private final JobQueueRepository queue;
    private final SyncProgress syncs;
    private final WorkerMetrics metrics;
    private final JobConfig config;

    WorkerShutdown(Pool pool, JobDispatcher dispatcher, ClaimRepository claims, JobQueueRepository queue, SyncProgress syncs,
            WorkerMetrics metrics, JobConfig config) {
        this.pool = pool;
        this.dispatcher = dispatcher;
        this.claims = claims;
        this.queue = queue;
        this.syncs = syncs;
        this.metrics = metrics;
        this.config = config;
    }

    void stop(@Observes @Priority(ShutdownOrder.WORKERS) ShutdownEvent event) {
        dispatcher.stop();
        ShutdownWait.await("returning jobs", config.stopWithin(), pool.withTransaction(this::returnJobs));
        dispatcher.cancelRunning();
    }

    private Uni<Void> returnJobs(SqlConnection connection) {
        return claims.returnJobs(connection, dispatcher.owner())
                .invoke(this::report)
                .call(jobs -> syncs.jobsChanged(connection, jobs.stream().map(Returned::jobId).toList()))
                .chain(jobs -> queue.release(connection,
                        jobs.stream().map(job -> new Account(job.compteId(), job.accountId())).toList()));
    }

    private void report(List<Returned> jobs) {
        metrics.returned(jobs.size());
        if (!jobs.isEmpty()) {
            LOG.infof("this replica stops and returns its jobs: jobIds=%s", jobs.stream().map(Returned::jobId).toList());
        }
    }
}
