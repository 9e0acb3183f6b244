package dev.fbads.contracts.events;

import java.util.Locale;

/** What happened to a sync. */
public enum SyncEventType {
    START,
    PROGRESS,
    /** All requested data is stored. No event follows. */
    COMPLETED,
    /** At least one day could not be fetched, or the sync was cancelled. No event follows. */
    FAILED;

    /** Whether it is the last event of a sync. */
    public boolean isLast() {
        return this == COMPLETED || this == FAILED;
    }

    /** Lower case, as in JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
