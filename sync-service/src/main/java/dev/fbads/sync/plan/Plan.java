package dev.fbads.sync.plan;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The ranges and jobs that a sync request needs beyond the stored slices.
 *
 * @param fetches ranges to fetch, by priority: set {@code none} first, newest days first
 * @param joined jobs in flight that fetch the other missing slices
 * @param days number of distinct days that the sync waits for
 */
public record Plan(List<FetchRange> fetches, Set<UUID> joined, int days) {

    public Plan {
        fetches = List.copyOf(fetches);
        joined = Set.copyOf(joined);
    }

    /** Whether all requested slices are stored. */
    public boolean isComplete() {
        return fetches.isEmpty() && joined.isEmpty();
    }
}
