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

import dev.fbads.sync.batching.RequestBatcher;
import dev.fbads.sync.jobs.Claim;
import dev.fbads.sync.jobs.ClaimRepository;
import dev.fbads.sync.jobs.ClaimRepository.Kind;
import dev.fbads.sync.jobs.JobConfig;
import dev.fbads.sync.partition.PartitionMaintenance;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * Assigns released jobs to this replica's worker slots.
 *
 * <ol>
 * <li>A free slot claims the released job with the highest priority ({@link ClaimRepository}); the Kafka record only wakes the
 * worker. So a record that waits behind those of a back-fill delays no job.</li>
 * <li>Reserved slots run only sync requests of comptes that no worker serves: a new request starts however many other jobs
 * are running.</li>
 * <li>Slots that are free at the same time claim their jobs in one statement.</li>
 * <li>A lost record delays a job only by the polling interval: a replica with a free slot polls for released jobs.</li>
 * <li>After {@link #stop()} no job starts, and running jobs are cancelled by {@link #cancelRunning()}.</li>
 * </ol>
 */
@Singleton
class JobDispatcher {

    private static final Logger LOG = Logger.getLogger(JobDispatcher.class);

    /** How long a free slot waits for other free slots before it claims a job. */
    private static final Duration LINGER = Duration.ofMillis(1);

    private final JobRunner runner;
    private final WorkerMetrics metrics;
    private final SlotPool general;
    private final SlotPool reserved;
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
        this.general = new SlotPool(new WorkerSlots(config.workers()), batcher(claims, Kind.GENERAL));
        this.reserved = new SlotPool(new WorkerSlots(config.reservedSlots()), batcher(claims, Kind.RESERVED));
        metrics.slots("general", general.slots());
        metrics.slots("reserved", reserved.slots());
    }

    /** Slots of one kind and their batched claims; a request of the batcher is a free slot. */
    private record SlotPool(WorkerSlots slots, RequestBatcher<Kind, Optional<Claim>> claims) {
    }

    /**
     * Waits for a free slot and lets it claim a job. Completes when there is a slot, so that the next record can wait for one.
     *
     * @param claimed called once the claim has been answered, with or without a job
     */
    Uni<Void> admit(Supplier<Uni<Void>> claimed) {
        return general.slots().acquire()
                .invoke(() -> {
                    if (!stopped) {
                        begin(Kind.GENERAL, general)
                                .onFailure()
                                .invoke(failure -> LOG.warn("no job could be claimed; the next poll retries", failure))
                                .onFailure().recoverWithItem(false)
                                .chain(begun -> claimed.get())
                                .subscribe().with(done -> {
                                }, failure -> LOG.warn("a record could not be acknowledged and will be redelivered", failure));
                    }
                });
    }

    @Scheduled(every = "${fbads.jobs.poll-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return fill(Kind.GENERAL, general)
                .chain(() -> general.slots().isFull() ? fill(Kind.RESERVED, reserved) : Uni.createFrom().voidItem())
                .onFailure().invoke(failure -> LOG.warn("polling for jobs failed; the next poll retries", failure))
                .onFailure().recoverWithNull();
    }

    /** The owner in the leases of this replica's jobs. */
    String owner() {
        return owner;
    }

    /** No job starts after this call. */
    void stop() {
        stopped = true;
    }

    /** Cancels the running jobs' streams. */
    void cancelRunning() {
        running.values().forEach(Cancellable::cancel);
        running.clear();
    }

    private RequestBatcher<Kind, Optional<Claim>> batcher(ClaimRepository claims, Kind kind) {
        return new RequestBatcher<>(ClaimRepository.MAX_CLAIMS, LINGER, RequestBatcher.Concurrency.NONE, slots -> claim(claims,
                kind, slots.size())
                .map(claimed -> Stream.concat(claimed.stream().map(Optional::of), Stream.generate(Optional::<Claim> empty))
                        .limit(slots.size())
                        .toList()));
    }

    /** No job is claimed after the stop, nor while a month that a job may write to has no partition. */
    private Uni<List<Claim>> claim(ClaimRepository claims, Kind kind, int slots) {
        return stopped || !partitions.isReady() ? Uni.createFrom().item(List.of()) : claims.claim(owner, kind, slots);
    }

    private Uni<Void> fill(Kind kind, SlotPool pool) {
        List<Uni<Boolean>> begun = new ArrayList<>();
        while (!stopped && pool.slots().tryAcquire()) {
            begun.add(begin(kind, pool));
        }
        return begun.isEmpty() ? Uni.createFrom().voidItem() : Uni.join().all(begun).andCollectFailures().replaceWithVoid();
    }

    /** The slot is occupied until the job ends, and released at once where no job was claimed. */
    private Uni<Boolean> begin(Kind kind, SlotPool pool) {
        return pool.claims().submit(kind)
                .onFailure().invoke(pool.slots()::release)
                .map(claimed -> start(claimed, pool.slots()));
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
                }, failure -> LOG.error("a run failed after its job had ended", failure));
        running.put(lease, run);
        if (ended.get()) {
            running.remove(lease);
        }
        return true;
    }
}
