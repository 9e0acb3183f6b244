package dev.fbads.query.figures;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Selects the objects that are shown. All conditions must hold; a condition with several values holds for any of them.
 *
 * @param campaignIds only objects of these campaigns; empty for all
 * @param adsetIds only objects of these ad sets; empty for all
 * @param search only objects whose newest name contains it, ignoring case, or whose id equals it; null for all
 * @param statuses only objects with one of these of Meta's {@code effective_status}; empty for all
 */
public record ObjectFilter(List<String> campaignIds, List<String> adsetIds, @Nullable String search, List<String> statuses) {

    /** Selects all objects. */
    public static final ObjectFilter NONE = new ObjectFilter(List.of(), List.of(), null, List.of());

    public ObjectFilter {
        campaignIds = List.copyOf(campaignIds);
        adsetIds = List.copyOf(adsetIds);
        statuses = List.copyOf(statuses);
    }

    /** The coarsest level whose sums can be attributed to the parents that the filter names. */
    Level source(Level shown) {
        Level parents = !adsetIds.isEmpty() ? Level.ADSETS : !campaignIds.isEmpty() ? Level.CAMPAIGNS : Level.ACCOUNT;
        return shown.compareTo(parents) > 0 ? shown : parents;
    }
}
