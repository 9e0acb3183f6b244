package dev.fbads.notifier.history;

import java.util.Optional;

import dev.fbads.contracts.events.SyncEvent;

/**
 * How far one sync has come. What passes it has a rising {@code seq}, a {@code percent} that never falls, and nothing after the
 * last word; records that Kafka delivers twice or late do not pass.
 */
final class SyncGate {

    private long seq;
    private int percent;
    private boolean ended;

    /** The event as clients may see it, or empty when it is stale. */
    Optional<SyncEvent> pass(SyncEvent event) {
        if (ended || event.seq() <= seq || (event.percent() < percent && !event.type().isLast())) {
            return Optional.empty();
        }
        // A last word is never held back: one that lags behind is told at the percentage that was reached.
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
