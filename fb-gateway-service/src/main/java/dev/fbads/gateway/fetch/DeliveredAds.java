package dev.fbads.gateway.fetch;

import java.util.HashSet;
import java.util.Set;

/** What one fetch has delivered so far. Grows with the ads and slices, not with the rows. Used by one stream sequentially. */
public final class DeliveredAds {

    private final SliceSums sums = new SliceSums();
    private final Set<String> ads = new HashSet<>();
    private boolean partial;

    /** Delivery of the rows of these ads begins. */
    public void begin(Set<String> adIds, SliceSums rows) {
        partial = true;
        ads.addAll(adIds);
        sums.add(rows);
    }

    /** Further rows of ads whose delivery has begun. */
    public void further(SliceSums rows) {
        sums.add(rows);
    }

    /** All rows of these ads were delivered. */
    public void end() {
        partial = false;
    }

    /** Whether every ad was delivered either completely or not at all, so that another source can continue. */
    public boolean resumable() {
        return !partial;
    }

    /** Whether the ad was delivered, or is known to have no rows. */
    public boolean contains(String ad) {
        return ads.contains(ad);
    }

    /** A snapshot of the ads. */
    public Set<String> ads() {
        return Set.copyOf(ads);
    }

    public SliceSums sums() {
        return sums;
    }
}
