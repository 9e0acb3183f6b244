package dev.fbads.query.figures;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which objects are shown. Conditions are all to be met; of the values of one condition, any.
 *
 * @param campaignIds only what belongs to these campaigns; empty for all
 * @param adsetIds only what belongs to these ad sets; empty for all
 * @param search only objects whose newest name contains it, in any case, or whose id it is; null for all
 * @param statuses only objects with one of these of Meta's {@code effective_status}; empty for all
 */
public record ObjectFilter(List<String> campaignIds, List<String> adsetIds, @Nullable String search, List<String> statuses) {

    /** Everything is shown. */
    public static final ObjectFilter NONE = new ObjectFilter(List.of(), List.of(), null, List.of());

    public ObjectFilter {
        campaignIds = List.copyOf(campaignIds);
        adsetIds = List.copyOf(adsetIds);
        statuses = List.copyOf(statuses);
    }

    /** The level whose sums must be read, so that figures are of what belongs to the named parents and of nothing else. */
    Level source(Level shown) {
        Level parents = !adsetIds.isEmpty() ? Level.ADSETS : !campaignIds.isEmpty() ? Level.CAMPAIGNS : Level.ACCOUNT;
        return shown.compareTo(parents) > 0 ? shown : parents;
    }
}
