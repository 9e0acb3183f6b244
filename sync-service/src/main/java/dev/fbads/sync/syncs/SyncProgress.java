package dev.fbads.sync.syncs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.sync.syncs.SyncProgressRepository.Update;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Updates the syncs that wait for a changed job, in the transaction of the change.
 *
 * <ol>
 * <li>The syncs are locked by one statement and counted by the next one, pipelined on the same connection: of two jobs that end
 * concurrently, the second one sees the first.</li>
 * <li>{@code progress} never falls, and is 100 only when everything is stored.</li>
 * <li>A sync that has ended is not changed again.</li>
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

    /** Recounts the syncs that wait for the job and publishes their states. */
    public Uni<Void> jobChanged(SqlConnection connection, UUID jobId) {
        return jobsChanged(connection, List.of(jobId));
    }

    /** Recounts the syncs that wait for any of the jobs, each once, and publishes their states. */
    public Uni<Void> jobsChanged(SqlConnection connection, Collection<UUID> jobIds) {
        if (jobIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.combine().all().unis(syncs.lockActive(connection, jobIds), syncs.counts(connection, jobIds))
                .with(SyncProgress::updates)
                .chain(updates -> syncs.update(connection, updates))
                .chain(changed -> events.changed(connection, changed));
    }

    private static List<Update> updates(List<Sync> locked, Map<String, SyncProgressCounts> counts) {
        return locked.stream().flatMap(sync -> update(sync, counts.get(sync.syncId())).stream()).toList();
    }

    private static Optional<Update> update(Sync sync, @Nullable SyncProgressCounts jobs) {
        return switch (sync.state()) {
            case SyncState.Active active ->
                Optional.ofNullable(jobs).map(counted -> new Update(active.after(counted), counted));
            case SyncState.Ended ended -> Optional.empty();
        };
    }
}
