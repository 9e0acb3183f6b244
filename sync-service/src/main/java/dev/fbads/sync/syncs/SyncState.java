package dev.fbads.sync.syncs;

import java.util.Locale;

/**
 * The state of a sync: {@code pending → syncing → completed | partial | failed | cancelled}, with {@code rate_limited} as a
 * pause of {@code syncing}. Only active states have transitions, so that an ended sync can neither be resumed nor end twice.
 */
public sealed interface SyncState {

    /** A state with transitions. */
    sealed interface Active extends SyncState {

        /** The state after a change of a job. */
        default SyncState after(SyncProgressCounts jobs) {
            if (jobs.unfinished() > 0) {
                return jobs.runnable() == 0 ? new RateLimited() : new Syncing();
            }
            if (jobs.givenUp() == 0) {
                return new Completed();
            }
            return jobs.done() > 0 ? new Partial() : new Failed();
        }

        /** The state after a cancellation. */
        default Cancelled cancel() {
            return new Cancelled();
        }
    }

    /** A final state. */
    sealed interface Ended extends SyncState {
    }

    /** No job has started. */
    record Pending() implements Active {
    }

    /** Days are fetched or retried. */
    record Syncing() implements Active {
    }

    /** A pause of {@link Syncing} that Meta or the rate limits require. */
    record RateLimited() implements Active {
    }

    /** Everything is stored. */
    record Completed() implements Ended {
    }

    /** A part is stored, the rest has failed. */
    record Partial() implements Ended {
    }

    /** Nothing could be fetched. */
    record Failed() implements Ended {
    }

    /** Cancelled by a user. */
    record Cancelled() implements Ended {
    }

    /** Name in JSON and in the database. */
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

    /** The state with the given name in the database. */
    static SyncState ofWire(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "pending" -> new Pending();
            case "syncing" -> new Syncing();
            case "rate_limited" -> new RateLimited();
            case "completed" -> new Completed();
            case "partial" -> new Partial();
            case "failed" -> new Failed();
            case "cancelled" -> new Cancelled();
            default -> throw new IllegalArgumentException("not a state of a sync: " + name);
        };
    }
}
