package dev.fbads.sync.syncs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Carries a change of a job to the syncs that wait for it, in the transaction of the change.
 *
 * <ol>
 * <li>The syncs are locked first and counted in a later statement: of two jobs that end at the same time, the second one sees
 * the first.</li>
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
     * Holds the syncs that wait for the job until the transaction ends. Whoever adds members to a sync does this first: a new
     * member shares a lock of its sync, and two transactions that share one cannot both go on to change it.
     */
    public Uni<Void> hold(SqlConnection connection, UUID jobId) {
        return syncs.lockActive(connection, jobId).replaceWithVoid();
    }

    /** Recounts the syncs that wait for the job, and tells their states. */
    public Uni<Void> jobChanged(SqlConnection connection, UUID jobId) {
        return syncs.lockActive(connection, jobId)
                .chain(active -> active.isEmpty() ? Uni.createFrom().item(List.<Sync> of()) : recount(connection, active))
                .chain(changed -> events.changed(connection, changed));
    }

    private Uni<List<Sync>> recount(SqlConnection connection, List<Sync> active) {
        return syncs.tally(connection, active)
                .chain(tallies -> Multi.createFrom().iterable(active)
                        .filter(sync -> tallies.containsKey(sync.syncId()))
                        .onItem().transformToUniAndConcatenate(sync -> move(connection, sync, tallies.get(sync.syncId())))
                        .collect().in(ArrayList<Sync>::new, List::addAll)
                        .map(List::<Sync> copyOf));
    }

    private Uni<List<Sync>> move(SqlConnection connection, Sync sync, SyncTally jobs) {
        return switch (sync.state()) {
            case SyncState.Active active -> syncs.move(connection, active.after(jobs), jobs).map(List::of);
            case SyncState.Ended ended -> Uni.createFrom().item(List.of());
        };
    }
}
