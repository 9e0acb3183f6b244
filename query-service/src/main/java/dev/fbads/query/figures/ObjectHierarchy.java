package dev.fbads.query.figures;

import org.jspecify.annotations.Nullable;

import dev.fbads.query.memory.HeapSize;

/**
 * The name of an object and its parents.
 *
 * @param name the newest name; null if no row has one
 * @param status Meta's {@code effective_status}, where known
 */
public record ObjectHierarchy(@Nullable String name, @Nullable String status, @Nullable String campaignId,
        @Nullable String campaignName, @Nullable String adsetId, @Nullable String adsetName) implements ContextCache.Entry {

    /** Nothing is known of the object. */
    public static final ObjectHierarchy UNKNOWN = new ObjectHierarchy(null, null, null, null, null, null);

    @Override
    public long heapSize() {
        return HeapSize.object(6, 0) + HeapSize.text(name) + HeapSize.text(status) + HeapSize.text(campaignId)
                + HeapSize.text(campaignName) + HeapSize.text(adsetId) + HeapSize.text(adsetName);
    }
}
