package dev.fbads.simulator.dataset;

import java.util.Arrays;

/**
 * Shares one ad's day out among the cells of a breakdown.
 * <ol>
 * <li>What the cells get adds up to the day, for every additive counter and to the last minor unit; only what the layout
 * loses is missing.</li>
 * <li>A cell without impressions has nothing at all.</li>
 * <li>Within a cell, clicks never exceed impressions, nor link clicks clicks.</li>
 * </ol>
 * Impressions go by weight, most of the rest by impressions: each cell gets the difference of two rounded running sums.
 */
final class CellSplitter {

    private static final int IMPRESSIONS = Counter.IMPRESSIONS.ordinal();
    private static final int REACH = Counter.REACH.ordinal();
    private static final int UNIQUE_CLICKS = Counter.UNIQUE_CLICKS.ordinal();

    /** What a counter is shared out by, which comes before it: so no cell has a purchase's value without the purchase. */
    private static final int[] FOLLOWS = new int[Counter.COUNT];

    static {
        FOLLOWS[Counter.LINK_CLICK.ordinal()] = Counter.CLICKS.ordinal();
        FOLLOWS[Counter.LANDING_PAGE_VIEW.ordinal()] = Counter.LINK_CLICK.ordinal();
        FOLLOWS[Counter.PURCHASE_VALUE.ordinal()] = Counter.PURCHASE.ordinal();
    }

    private final long[] part = new long[Counter.COUNT];
    private final long[] given = new long[Counter.COUNT];
    private long[] weights = new long[0];
    private long[] pending = new long[0];

    void split(Ad ad, long epochDay, long[] day, Cells cells, MetricSums[] into) {
        Cells.Layout layout = cells.layout();
        if (layout.isWhole()) {
            into[0].add(day);
            return;
        }
        int count = layout.weights().length + 1;
        long hash = SplitMix.mix(SplitMix.mix(ad.seed(), epochDay), layout.family());
        long total = drawWeights(layout, hash, count);
        pending = pending.length == cells.size() * Counter.COUNT ? pending : new long[cells.size() * Counter.COUNT];
        Arrays.fill(pending, 0);
        share(layout, day, total, (int) SplitMix.below(SplitMix.mix(hash, 1), count), count);
        for (int cell = 0; cell < cells.size(); cell++) {
            addCell(cell, day, into[cell]);
        }
    }

    private long drawWeights(Cells.Layout layout, long hash, int count) {
        if (weights.length != count) {
            weights = new long[count];
        }
        long total = 0;
        for (int i = 0; i < count; i++) {
            long weight = i < layout.weights().length ? layout.weights()[i] : layout.lost();
            weights[i] = weight * SplitMix.between(SplitMix.mix(hash, 100 + i), 40, 160);
            total += weights[i];
        }
        return total;
    }

    /** Starts at a drawn cell, so that what rounding leaves to the last one does not always go to the same. */
    private void share(Cells.Layout layout, long[] day, long total, int first, int count) {
        Arrays.fill(given, 0);
        long running = 0;
        long impressions = day[IMPRESSIONS];
        for (int n = 0; n < count; n++) {
            int i = (first + n) % count;
            running += weights[i];
            long seen = impressions * running / total;
            if (seen == given[IMPRESSIONS]) {
                continue;
            }
            int row = i < layout.cellOf().length ? layout.cellOf()[i] * Counter.COUNT : -1;
            for (int c = 0; c < Counter.COUNT; c++) {
                if (day[c] == 0) {
                    continue;
                }
                long upTo = c == IMPRESSIONS ? seen : day[c] * given[FOLLOWS[c]] / day[FOLLOWS[c]];
                if (row >= 0) {
                    pending[row + c] += upTo - given[c];
                }
                given[c] = upTo;
            }
        }
    }

    /** Persons are counted in each cell: one who saw the ad on two devices is one person of the day, but of two cells. */
    private void addCell(int cell, long[] day, MetricSums into) {
        System.arraycopy(pending, cell * Counter.COUNT, part, 0, Counter.COUNT);
        long impressions = part[IMPRESSIONS];
        if (impressions == 0) {
            return;
        }
        part[REACH] = Math.min(impressions, Math.ceilDiv(impressions * day[REACH] * 103, day[IMPRESSIONS] * 100));
        part[UNIQUE_CLICKS] = Math.min(part[REACH], part[Counter.CLICKS.ordinal()] - part[Counter.CLICKS.ordinal()] / 12);
        into.add(part);
    }
}
