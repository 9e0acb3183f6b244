package dev.fbads.sync.recovery;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.fbads.service.database.AdvisoryLock;
import dev.fbads.sync.jobs.JobQueueRepository;
import dev.fbads.sync.lifecycle.StopOrder;
import dev.fbads.sync.syncs.SyncProgress;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Looks after jobs that nobody moves: leases of silent workers, releases that nobody claimed, retries that are due, and
 * syncs that wait for nothing. So a record
 * or a process that is lost delays a job and changes nothing else.
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

    /** The database's connections close before the scheduler ends by itself. */
    void stop(@Observes @Priority(StopOrder.SCHEDULES) ShutdownEvent event) {
        scheduler.pause();
    }

    @Scheduled(every = "${fbads.jobs.sweep}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return lock.tryRun(LOCK, this::sweep)
                .replaceWithVoid()
                .onFailure().invoke(failure -> LOG.warn("a sweep failed; the next one tries again", failure))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> sweep(SqlConnection connection) {
        return recovery.expireLeases(connection)
                .invoke(Recovery::warn)
                .invoke(expired -> metrics.recovered("lease_expired", expired.size()))
                .chain(expired -> syncs.jobsChanged(connection, expired))
                .chain(() -> recovery.leftBehind(connection))
                .invoke(ended -> metrics.recovered("left_behind", ended.size()))
                .chain(ended -> syncs.jobsChanged(connection, ended))
                .chain(() -> recovery.publishUnclaimed(connection))
                .invoke(again -> metrics.recovered("published_again", again))
                .chain(() -> recovery.due(connection))
                .chain(due -> queue.release(connection, due));
    }

    private static void warn(List<UUID> expired) {
        if (!expired.isEmpty()) {
            LOG.warnf("workers fell silent; their jobs run again: jobIds=%s", expired);
        }
    }
}
