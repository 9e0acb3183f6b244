package dev.fbads.sync.worker;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.fbads.sync.jobs.ClaimRepository;
import dev.fbads.sync.jobs.ClaimRepository.Kind;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.jobs.JobConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * Gives this replica's places to released jobs.
 *
 * <ol>
 * <li>A record from Kafka says that some job was released; which job a place takes is decided when the place is free, by
 * {@link ClaimRepository}. So a record that waits behind a back-fill's delays nobody.</li>
 * <li>Express places are for wishes of comptes that no worker serves: however many jobs of others, or in the background, there
 * are, a newcomer's begins.</li>
 * <li>Nothing depends on a record: a replica with a free place looks by itself.</li>
 * <li>Once it is stopped, nothing begins, and what runs is broken off by {@link #breakOff()}.</li>
 * </ol>
 */
@Singleton
class JobDispatcher {

    private static final Logger LOG = Logger.getLogger(JobDispatcher.class);

    private final ClaimRepository claims;
    private final JobRunner runner;
    private final WorkerMetrics metrics;
    private final WorkerSlots general;
    private final WorkerSlots express;
    private final String owner;
    private final Map<UUID, Cancellable> running = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    JobDispatcher(ClaimRepository claims, JobRunner runner, WorkerMetrics metrics, JobConfig config, Supplier<UUID> ids) {
        this.claims = claims;
        this.runner = runner;
        this.metrics = metrics;
        this.general = new WorkerSlots(config.workers());
        this.express = new WorkerSlots(config.express());
        this.owner = "sync-" + ids.get();
        metrics.places("general", general);
        metrics.places("express", express);
    }

    /** Waits for a place and gives it to a job. Completes when the database has said whose the job is. */
    Uni<Void> admit() {
        return general.acquire()
                .chain(() -> stopped ? Uni.createFrom().<Boolean> nothing() : begin(Kind.GENERAL, general))
                .onFailure().invoke(failure -> LOG.warn("no job could be claimed; the next look tries again", failure))
                .onFailure().recoverWithNull()
                .replaceWithVoid();
    }

    @Scheduled(every = "${fbads.jobs.look}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return fill(Kind.GENERAL, general)
                .chain(() -> general.isFull() ? fill(Kind.EXPRESS, express) : Uni.createFrom().voidItem())
                .onFailure().invoke(failure -> LOG.warn("looking for jobs failed; the next look tries again", failure))
                .onFailure().recoverWithNull();
    }

    /** Whose leases this replica's jobs have. */
    String owner() {
        return owner;
    }

    /** From now on nothing begins. */
    void stop() {
        stopped = true;
    }

    /** Ends the streams of what runs. */
    void breakOff() {
        running.values().forEach(Cancellable::cancel);
        running.clear();
    }

    private Uni<Void> fill(Kind kind, WorkerSlots places) {
        return Multi.createBy().repeating()
                .uni(() -> !stopped && places.tryAcquire() ? begin(kind, places) : Uni.createFrom().item(false))
                .whilst(Boolean::booleanValue)
                .collect().last()
                .replaceWithVoid();
    }

    /** The place is the job's until it ends, or given back at once where there is none. */
    private Uni<Boolean> begin(Kind kind, WorkerSlots places) {
        return claims.next(owner, kind)
                .onFailure().invoke(places::release)
                .map(claimed -> start(claimed, places));
    }

    private boolean start(Optional<ClaimedJob> claimed, WorkerSlots places) {
        metrics.claimed(claimed.isPresent());
        if (claimed.isEmpty()) {
            places.release();
            return false;
        }
        UUID lease = claimed.get().leaseToken();
        AtomicBoolean ended = new AtomicBoolean();
        Cancellable run = runner.run(claimed.get())
                .onTermination().invoke(() -> {
                    ended.set(true);
                    running.remove(lease);
                    places.release();
                })
                .subscribe().with(done -> {
                }, failure -> LOG.error("a job's run failed after it was settled", failure));
        running.put(lease, run);
        if (ended.get()) {
            running.remove(lease);
        }
        return true;
    }
}
