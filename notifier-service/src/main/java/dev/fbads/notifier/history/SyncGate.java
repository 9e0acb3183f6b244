package dev.fbads.notifier.history;

import java.util.Optional;

import dev.fbads.contracts.events.SyncEvent;

/**
 * Filters the events of one sync. Events that pass have an increasing {@code seq} and a {@code percent} that never decreases,
 * and none follows a last event; records that Kafka delivers twice or late do not pass.
 */
final class SyncGate {

    private long seq;
    private int percent;
    private boolean ended;

    /** The event for clients, or empty if it is stale. */
    Optional<SyncEvent> pass(SyncEvent event) {
        if (ended || event.seq() <= seq || (event.percent() < percent && !event.type().isLast())) {
            return Optional.empty();
        }
        // A last event always passes; if its percentage is lower, it passes with the one that was reached.
        SyncEvent passed = event.percent() < percent ? at(percent, event) : event;
        seq = passed.seq();
        percent = passed.percent();
        ended = passed.type().isLast();
        return Optional.of(passed);
    }

    private static SyncEvent at(int percent, SyncEvent event) {
        return new SyncEvent(event.type(), event.seq(), event.syncId(), event.compteId(), event.accountId(), event.since(),
                event.until(), event.totalDays(), event.syncedDays(), event.failedDays(), percent, event.message(),
                event.code(),
                event.at());
    }
}
