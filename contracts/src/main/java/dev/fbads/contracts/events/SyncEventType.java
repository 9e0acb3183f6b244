package dev.fbads.contracts.events;

import java.util.Locale;

/** What happened to a sync. */
public enum SyncEventType {
    START,
    PROGRESS,
    /** Everything the wish asked for is stored. Nothing follows. */
    COMPLETED,
    /** At least one day could not be fetched, or the sync was cancelled. Nothing follows. */
    FAILED;

    /** Whether it is a sync's last word. */
    public boolean isLast() {
        return this == COMPLETED || this == FAILED;
    }

    /** Lower case, as in JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
