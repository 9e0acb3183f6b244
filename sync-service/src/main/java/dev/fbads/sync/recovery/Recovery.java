package dev.fbads.sync.recovery;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.fbads.service.database.AdvisoryLock;
import dev.fbads.sync.jobs.JobQueueRepository;
import dev.fbads.sync.shutdown.ShutdownOrder;
import dev.fbads.sync.syncs.SyncProgress;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Recovers jobs that no other event would advance: expired leases, unclaimed releases, due retries, and syncs whose jobs have
 * all ended. So a lost record or process delays a job and changes nothing else.
 */
@ApplicationScoped
class Recovery {

    private static final Logger LOG = Logger.getLogger(Recovery.class);
    private static final String LOCK = "facebook_recovery";

    private final AdvisoryLock lock;
    private final RecoveryRepository recovery;
    private final JobQueueRepository queue;
    private final SyncProgress syncs;
    private final RecoveryMetrics metrics;
    private final Scheduler scheduler;

    Recovery(AdvisoryLock lock, RecoveryRepository recovery, JobQueueRepository queue, SyncProgress syncs,
            RecoveryMetrics metrics,
            Scheduler scheduler) {
        this.lock = lock;
        this.recovery = recovery;
        this.queue = queue;
        this.syncs = syncs;
        this.metrics = metrics;
        this.scheduler = scheduler;
    }

    /** Without this, sweeps would go on until the database's connections are closed. */
    void stop(@Observes @Priority(ShutdownOrder.SCHEDULES) ShutdownEvent event) {
        scheduler.pause();
    }

    @Scheduled(every = "${fbads.jobs.sweep}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return lock.tryRun(LOCK, this::sweep)
                .replaceWithVoid()
                .onFailure().invoke(failure -> LOG.warn("the recovery failed; the next run retries", failure))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> sweep(SqlConnection connection) {
        return recovery.expireLeases(connection)
                .invoke(Recovery::warn)
                .invoke(expired -> metrics.recovered("lease_expired", expired.size()))
                .chain(expired -> syncs.jobsChanged(connection, expired))
                .chain(() -> recovery.syncsWithoutJobs(connection))
                .invoke(ended -> metrics.recovered("left_behind", ended.size()))
                .chain(ended -> syncs.jobsChanged(connection, ended))
                .chain(() -> recovery.publishUnclaimed(connection))
                .invoke(count -> metrics.recovered("published_again", count))
                .chain(() -> recovery.due(connection))
                .chain(due -> queue.release(connection, due));
    }

    private static void warn(List<UUID> expired) {
        if (!expired.isEmpty()) {
            LOG.warnf("leases expired; the jobs run again: jobIds=%s", expired);
        }
    }
}
