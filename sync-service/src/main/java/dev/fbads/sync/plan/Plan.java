package dev.fbads.sync.plan;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a wish needs beyond what is stored.
 *
 * @param fetches ranges to fetch, in the order in which they are wanted: set {@code none} first, newest days first
 * @param joined jobs under way that bring the rest
 * @param days distinct days that the wish waits for
 */
public record Plan(List<FetchRange> fetches, Set<UUID> joined, int days) {

    public Plan {
        fetches = List.copyOf(fetches);
        joined = Set.copyOf(joined);
    }

    /** Whether everything the wish asks for is stored. */
    public boolean isComplete() {
        return fetches.isEmpty() && joined.isEmpty();
    }
}
