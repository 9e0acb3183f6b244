package dev.fbads.notifier.testing;

import java.time.Instant;
import java.time.LocalDate;

import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.contracts.events.SyncEventType;

/** Sync events for tests. */
public final class Events {

    private Events() {
    }

    public static SyncEvent progress(long seq, String syncId, int compteId, int percent) {
        return event(SyncEventType.PROGRESS, seq, syncId, compteId, percent);
    }

    public static SyncEvent event(SyncEventType type, long seq, String syncId, int compteId, int percent) {
        return new SyncEvent(type, seq, syncId, compteId, "act_1001", LocalDate.parse("2026-03-01"),
                LocalDate.parse("2026-03-10"), 10, percent / 10, 0, percent, "message", null,
                Instant.parse("2026-03-15T16:00:00Z"));
    }
}
