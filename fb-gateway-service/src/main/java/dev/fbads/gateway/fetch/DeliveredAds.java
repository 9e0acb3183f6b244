package dev.fbads.gateway.fetch;

import java.util.HashSet;
import java.util.Set;

/**
 * What one fetch handed out so far. Grows with the ads and the slices, not with the rows. Used by one stream, one step
 * after the other.
 */
public final class DeliveredAds {

    private final SliceSums sums = new SliceSums();
    private final Set<String> ads = new HashSet<>();
    private boolean partWay;

    /** The rows of these ads begin to go out. */
    public void begin(Set<String> whose, SliceSums rows) {
        partWay = true;
        ads.addAll(whose);
        sums.add(rows);
    }

    /** More rows of ads that began. */
    public void further(SliceSums rows) {
        sums.add(rows);
    }

    /** All rows of the ads that began are out. */
    public void end() {
        partWay = false;
    }

    /** Whether every ad is either out whole or not at all, so that something else can deliver the rest. */
    public boolean resumable() {
        return !partWay;
    }

    /** Whether rows of the ad went out, or it is known to have none. */
    public boolean holds(String ad) {
        return ads.contains(ad);
    }

    /** The ads of this moment. */
    public Set<String> ads() {
        return Set.copyOf(ads);
    }

    public SliceSums sums() {
        return sums;
    }
}
