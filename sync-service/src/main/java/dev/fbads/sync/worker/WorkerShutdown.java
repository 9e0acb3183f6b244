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
import dev.fbads.sync.lifecycle.StopOrder;
import dev.fbads.sync.lifecycle.Stopping;
import dev.fbads.sync.syncs.SyncProgress;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * What an orderly stop does with jobs: they are given back and released again at once, without an attempt, so that another
 * replica takes them now and not when their lease runs out. One that is just being written is finished.
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

    void stop(@Observes @Priority(StopOrder.WORKERS) ShutdownEvent event) {
        dispatcher.stop();
        Stopping.await("giving jobs back", config.stopWithin(), pool.withTransaction(this::giveBack));
        dispatcher.breakOff();
    }

    private Uni<Void> giveBack(SqlConnection connection) {
        return claims.giveBack(connection, dispatcher.owner())
                .invoke(this::tell)
                .call(jobs -> syncs.jobsChanged(connection, jobs.stream().map(Returned::jobId).toList()))
                .chain(jobs -> queue.release(connection,
                        jobs.stream().map(job -> new Account(job.compteId(), job.accountId())).toList()));
    }

    private void tell(List<Returned> jobs) {
        metrics.returned(jobs.size());
        if (!jobs.isEmpty()) {
            LOG.infof("this replica stops and gives its jobs back: jobIds=%s", jobs.stream().map(Returned::jobId).toList());
        }
    }
}
