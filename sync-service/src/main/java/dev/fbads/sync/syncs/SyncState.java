package dev.fbads.sync.syncs;

import java.util.Locale;

/**
 * Where a wish is: {@code pending → syncing → completed | partial | failed | cancelled}, with {@code rate_limited} as a pause
 * of {@code syncing}. Only an active state has moves, so that an ended sync cannot be revived, nor ended twice.
 */
public sealed interface SyncState {

    /** A state that something will follow. */
    sealed interface Active extends SyncState {

        /** Where the sync is once one of its jobs has changed. */
        default SyncState after(SyncTally jobs) {
            if (jobs.unfinished() > 0) {
                return jobs.moving() == 0 ? new RateLimited() : new Syncing();
            }
            if (jobs.givenUp() == 0) {
                return new Completed();
            }
            return jobs.done() > 0 ? new Partial() : new Failed();
        }

        /** Where the sync is once its user has taken it back. */
        default Cancelled cancel() {
            return new Cancelled();
        }
    }

    /** The last word. */
    sealed interface Ended extends SyncState {
    }

    /** No worker has begun. */
    record Pending() implements Active {
    }

    /** Days come in, or are tried again. */
    record Syncing() implements Active {
    }

    /** A pause of {@link Syncing} that Meta or our own limits asked for. */
    record RateLimited() implements Active {
    }

    /** Everything is stored. */
    record Completed() implements Ended {
    }

    /** Some of it is stored, the rest was given up. */
    record Partial() implements Ended {
    }

    /** Nothing of it could be fetched. */
    record Failed() implements Ended {
    }

    /** Its user took it back. */
    record Cancelled() implements Ended {
    }

    /** As in JSON and the database. */
    default String wire() {
        return switch (this) {
            case Pending pending -> "pending";
            case Syncing syncing -> "syncing";
            case RateLimited rateLimited -> "rate_limited";
            case Completed completed -> "completed";
            case Partial partial -> "partial";
            case Failed failed -> "failed";
            case Cancelled cancelled -> "cancelled";
        };
    }

    /** The state called so in the database. */
    static SyncState ofWire(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "pending" -> new Pending();
            case "syncing" -> new Syncing();
            case "rate_limited" -> new RateLimited();
            case "completed" -> new Completed();
            case "partial" -> new Partial();
            case "failed" -> new Failed();
            case "cancelled" -> new Cancelled();
            default -> throw new IllegalArgumentException("no state of a sync: " + name);
        };
    }
}
