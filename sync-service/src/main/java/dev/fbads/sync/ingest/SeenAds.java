package dev.fbads.sync.ingest;

import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

import dev.fbads.contracts.periods.Period;

/**
 * Removes duplicate rows of an ad and slice: pages may shift while they are read, so that a row arrives twice. Needs one bit
 * per ad and day of the job.
 */
final class SeenAds {

    private final Period range;
    private final Map<String, BitSet> days = new HashMap<>();

    SeenAds(Period range) {
        this.range = range;
    }

    /** Whether this is the first row of the ad in the slice. */
    boolean first(AdRow row) {
        int day = (int) ChronoUnit.DAYS.between(range.since(), row.dateStart());
        BitSet seen = days.computeIfAbsent(row.adId(), ad -> new BitSet());
        boolean first = !seen.get(day);
        seen.set(day);
        return first;
    }
}
