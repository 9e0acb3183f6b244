package dev.fbads.query.figures;

import org.jspecify.annotations.Nullable;

/**
 * What an object is called, and where it belongs.
 *
 * @param name the newest; null where no row has named it
 * @param status Meta's {@code effective_status}, where known
 */
public record ObjectPlace(@Nullable String name, @Nullable String status, @Nullable String campaignId,
        @Nullable String campaignName, @Nullable String adsetId, @Nullable String adsetName) {

    /** Of what nothing is known. */
    public static final ObjectPlace UNKNOWN = new ObjectPlace(null, null, null, null, null, null);
}
