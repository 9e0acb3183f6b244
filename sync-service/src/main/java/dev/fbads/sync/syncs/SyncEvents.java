package dev.fbads.sync.syncs;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.contracts.events.SyncEventType;
import dev.fbads.contracts.jobs.Topics;
import dev.fbads.sync.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Publishes events of syncs through the outbox. */
@ApplicationScoped
class SyncEvents {

    private final Outbox outbox;
    private final Clock clock;

    SyncEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> started(SqlConnection connection, Sync sync) {
        return publish(connection,
                List.of(event(SyncEventType.START, sync, "%d days to fetch".formatted(sync.totalDays()), null)));
    }

    /** Publishes the current state of the syncs. */
    Uni<Void> changed(SqlConnection connection, List<Sync> syncs) {
        return publish(connection, syncs.stream().map(this::event).toList());
    }

    private Uni<Void> publish(SqlConnection connection, List<SyncEvent> events) {
        List<Outbox.Entry> entries = events.stream().map(event -> new Outbox.Entry(event.syncId(), event)).toList();
        return outbox.add(connection, Topics.SYNC_EVENTS, entries);
    }

    private SyncEvent event(Sync sync) {
        return switch (sync.state()) {
            case SyncState.Pending pending -> event(SyncEventType.PROGRESS, sync, "fetching", null);
            case SyncState.Syncing syncing -> event(SyncEventType.PROGRESS, sync, "fetching", null);
            case SyncState.RateLimited rateLimited ->
                event(SyncEventType.PROGRESS, sync, "waits until " + sync.nextRetryAt(), sync.errorCode());
            case SyncState.Completed completed -> event(SyncEventType.COMPLETED, sync, "all days are stored", null);
            case SyncState.Partial partial -> givenUp(sync);
            case SyncState.Failed failed -> givenUp(sync);
            case SyncState.Cancelled cancelled -> event(SyncEventType.FAILED, sync, "cancelled", "cancelled");
        };
    }

    private SyncEvent givenUp(Sync sync) {
        return event(SyncEventType.FAILED, sync, "%d days could not be fetched".formatted(sync.failedDays()), sync.errorCode());
    }

    private SyncEvent event(SyncEventType type, Sync sync, String message, @Nullable String code) {
        return new SyncEvent(type, 0, sync.syncId(), sync.compteId(), sync.accountId(), sync.period().since(),
                sync.period().until(), sync.totalDays(), sync.syncedDays(), sync.failedDays(), sync.percent(), message, code,
                clock.instant());
    }
}
