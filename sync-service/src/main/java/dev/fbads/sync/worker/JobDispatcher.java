package dev.fbads.sync.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.fbads.sync.grouping.Together;
import dev.fbads.sync.jobs.Claim;
import dev.fbads.sync.jobs.ClaimRepository;
import dev.fbads.sync.jobs.ClaimRepository.Kind;
import dev.fbads.sync.jobs.JobConfig;
import dev.fbads.sync.partition.PartitionMaintenance;
import io.quarkus.scheduler.Scheduled;
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
 * <li>Places that are free at the same time ask for their jobs in one statement.</li>
 * <li>Nothing depends on a record: a replica with a free place looks by itself.</li>
 * <li>Once it is stopped, nothing begins, and what runs is broken off by {@link #breakOff()}.</li>
 * </ol>
 */
@Singleton
class JobDispatcher {

    private static final Logger LOG = Logger.getLogger(JobDispatcher.class);

    /** How long a free place waits for others, so that they ask the database together. */
    private static final Duration LINGER = Duration.ofMillis(1);

    private final JobRunner runner;
    private final WorkerMetrics metrics;
    private final Places general;
    private final Places express;
    private final PartitionMaintenance partitions;
    private final String owner;
    private final Map<UUID, Cancellable> running = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    JobDispatcher(ClaimRepository claims, JobRunner runner, WorkerMetrics metrics, PartitionMaintenance partitions,
            JobConfig config, Supplier<UUID> ids) {
        this.runner = runner;
        this.partitions = partitions;
        this.metrics = metrics;
        this.owner = "sync-" + ids.get();
        this.general = new Places(new WorkerSlots(config.workers()), claims(claims, Kind.GENERAL));
        this.express = new Places(new WorkerSlots(config.express()), claims(claims, Kind.EXPRESS));
        metrics.places("general", general.slots());
        metrics.places("express", express.slots());
    }

    /** Places of one kind, and their shared way of asking for jobs: an item is a free place. */
    private record Places(WorkerSlots slots, Together<Kind, Optional<Claim>> claims) {
    }

    /**
     * Waits for a place and lets it ask for a job. Completes when there is a place; then others may be filled too.
     *
     * @param answered done once the database has said whose the job is
     */
    Uni<Void> admit(Supplier<Uni<Void>> answered) {
        return general.slots().acquire()
                .invoke(() -> {
                    if (!stopped) {
                        begin(Kind.GENERAL, general)
                                .onFailure().invoke(
                                        failure -> LOG.warn("no job could be claimed; the next look tries again", failure))
                                .onFailure().recoverWithItem(false)
                                .chain(begun -> answered.get())
                                .subscribe().with(done -> {
                                }, failure -> LOG.warn("a record could not be acknowledged; it will come again", failure));
                    }
                });
    }

    @Scheduled(every = "${fbads.jobs.look}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return fill(Kind.GENERAL, general)
                .chain(() -> general.slots().isFull() ? fill(Kind.EXPRESS, express) : Uni.createFrom().voidItem())
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

    private Together<Kind, Optional<Claim>> claims(ClaimRepository claims, Kind kind) {
        return new Together<>(ClaimRepository.MOST, LINGER, Together.Beside.NONE, places -> claim(claims, kind, places.size())
                .map(claimed -> Stream.concat(claimed.stream().map(Optional::of), Stream.generate(Optional::<Claim> empty))
                        .limit(places.size())
                        .toList()));
    }

    /** No job is claimed after the stop, nor while a month that a job may write to has no partition. */
    private Uni<List<Claim>> claim(ClaimRepository claims, Kind kind, int places) {
        return stopped || !partitions.isReady() ? Uni.createFrom().item(List.of()) : claims.next(owner, kind, places);
    }

    private Uni<Void> fill(Kind kind, Places places) {
        List<Uni<Boolean>> begun = new ArrayList<>();
        while (!stopped && places.slots().tryAcquire()) {
            begun.add(begin(kind, places));
        }
        return begun.isEmpty() ? Uni.createFrom().voidItem() : Uni.join().all(begun).andCollectFailures().replaceWithVoid();
    }

    /** The place is the job's until it ends, or given back at once where there is none. */
    private Uni<Boolean> begin(Kind kind, Places places) {
        return places.claims().ask(kind)
                .onFailure().invoke(places.slots()::release)
                .map(claimed -> start(claimed, places.slots()));
    }

    private boolean start(Optional<Claim> claimed, WorkerSlots slots) {
        metrics.claimed(claimed.isPresent());
        if (claimed.isEmpty()) {
            slots.release();
            return false;
        }
        UUID lease = claimed.get().job().leaseToken();
        AtomicBoolean ended = new AtomicBoolean();
        Cancellable run = runner.run(claimed.get())
                .onTermination().invoke(() -> {
                    ended.set(true);
                    running.remove(lease);
                    slots.release();
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
