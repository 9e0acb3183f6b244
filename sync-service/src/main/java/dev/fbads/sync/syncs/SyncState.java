package dev.fbads.sync.syncs;

import java.util.Locale;

/** Where a wish is. */
public enum SyncState {
    /** No worker has begun. */
    PENDING,
    SYNCING,
    /** A pause of {@link #SYNCING} that Meta or our own limits asked for. */
    RATE_LIMITED,
    /** Everything is stored. */
    COMPLETED,
    /** Some of it is stored, the rest was given up. */
    PARTIAL,
    /** Nothing of it could be fetched. */
    FAILED,
    CANCELLED;

    /** Whether nothing will change any more. */
    public boolean hasEnded() {
        return switch (this) {
            case PENDING, SYNCING, RATE_LIMITED -> false;
            case COMPLETED, PARTIAL, FAILED, CANCELLED -> true;
        };
    }

    /** Lower case, as in JSON and the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SyncState ofWire(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
