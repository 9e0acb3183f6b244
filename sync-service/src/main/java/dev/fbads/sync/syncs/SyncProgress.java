package dev.fbads.sync.syncs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.sync.syncs.SyncProgressRepository.Move;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Carries a change of a job to the syncs that wait for it, in the transaction of the change.
 *
 * <ol>
 * <li>The syncs are locked first and counted in a later statement, which is on its way behind the first on the same
 * connection: of two jobs that end at the same time, the second one sees the first.</li>
 * <li>{@code progress} never falls, and is 100 only when everything is stored.</li>
 * <li>A sync that has ended is not touched again.</li>
 * </ol>
 */
@ApplicationScoped
public class SyncProgress {

    private final SyncProgressRepository syncs;
    private final SyncEvents events;

    SyncProgress(SyncProgressRepository syncs, SyncEvents events) {
        this.syncs = syncs;
        this.events = events;
    }

    /**
     * Locks the active syncs that wait for the job until the transaction ends. A transaction that adds members to a sync does
     * this first: the foreign key of a new member takes a shared lock on the sync, and of two transactions that hold a shared
     * lock neither can update the row.
     */
    public Uni<Void> lockSyncsOf(SqlConnection connection, UUID jobId) {
        return syncs.lockActive(connection, List.of(jobId)).replaceWithVoid();
    }

    /** Recounts the syncs that wait for the job, and tells their states. */
    public Uni<Void> jobChanged(SqlConnection connection, UUID jobId) {
        return jobsChanged(connection, List.of(jobId));
    }

    /** The same for several jobs: a sync that waits for more than one of them is counted once, and told once. */
    public Uni<Void> jobsChanged(SqlConnection connection, Collection<UUID> jobIds) {
        if (jobIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.combine().all().unis(syncs.lockActive(connection, jobIds), syncs.tally(connection, jobIds))
                .with(SyncProgress::moves)
                .chain(moves -> syncs.move(connection, moves))
                .chain(changed -> events.changed(connection, changed));
    }

    private static List<Move> moves(List<Sync> held, Map<String, SyncTally> tallies) {
        return held.stream().flatMap(sync -> moved(sync, tallies.get(sync.syncId())).stream()).toList();
    }

    private static Optional<Move> moved(Sync sync, @Nullable SyncTally jobs) {
        return switch (sync.state()) {
            case SyncState.Active active -> Optional.ofNullable(jobs).map(counted -> new Move(active.after(counted), counted));
            case SyncState.Ended ended -> Optional.empty();
        };
    }
}
