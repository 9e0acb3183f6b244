package dev.fbads.simulator.dataset;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Counters of one row while it is being summed. Counts and money add up; persons do not: a person reached on two days is
 * one person, so {@link #reach()} of more than one part is less than the sum and at least the largest part.
 */
public final class MetricSums {

    private static final double OVERLAP = 0.28;

    private final long[] sums = new long[Counter.COUNT];
    private long largestReach;
    private long largestUniqueClicks;
    private int parts;
    private @Nullable Object origin;

    /** Forgets everything. */
    public void clear() {
        Arrays.fill(sums, 0);
        largestReach = 0;
        largestUniqueClicks = 0;
        parts = 0;
        origin = null;
    }

    /** Adds one ad's day, indexed by {@link Counter#ordinal()}. */
    public void add(long[] day) {
        add(day, null);
    }

    /** Adds one ad's day that stands for a record of its own, see {@link #origin()}. */
    public void add(long[] day, @Nullable Object record) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += day[i];
        }
        largestReach = Math.max(largestReach, day[Counter.REACH.ordinal()]);
        largestUniqueClicks = Math.max(largestUniqueClicks, day[Counter.UNIQUE_CLICKS.ordinal()]);
        origin = parts == 0 ? record : null;
        parts++;
    }

    /** Whether nothing was delivered, so that there is no row. */
    public boolean isEmpty() {
        return parts == 0;
    }

    /** The sum of a counter. */
    public long get(Counter counter) {
        return sums[counter.ordinal()];
    }

    /** Distinct persons over all parts. */
    public long reach() {
        return distinct(get(Counter.REACH), largestReach);
    }

    /** Distinct persons who clicked, over all parts. */
    public long uniqueClicks() {
        return distinct(get(Counter.UNIQUE_CLICKS), largestUniqueClicks);
    }

    /** How many ad-days were added. */
    public int parts() {
        return parts;
    }

    /** Distinct persons behind {@code count} actions: some act twice, and the same ones come back on other days. */
    public long distinctOf(long count) {
        return count == 0 ? 0 : Math.max(1, (long) ((count - count / 20) * overlap()));
    }

    /** The record that this row is, when it is exactly one. */
    public @Nullable Object origin() {
        return origin;
    }

    private long distinct(long sum, long largest) {
        return parts < 2 ? sum : Math.max(largest, (long) (sum * overlap()));
    }

    private double overlap() {
        return 1 / (1 + OVERLAP * Math.log(parts));
    }
}
