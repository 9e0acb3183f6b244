package dev.fbads.sync.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.fbads.contracts.periods.Period;

/** Joins slices to ranges, and orders ranges. */
public final class Ranges {

    /** Set {@code none} first, for a page shows it first; then the newest days. */
    static final Comparator<FetchRange> MOST_WANTED_FIRST = Comparator
            .comparing(FetchRange::breakdownSet)
            .thenComparing(range -> range.period().until(), Comparator.reverseOrder());

    private Ranges() {
    }

    /** Contiguous runs of slices of one granularity, newest first, none longer than the given count. */
    public static List<Period> cut(List<Slice> slices, int longest) {
        List<Slice> newestFirst = slices.stream().sorted(Comparator.comparing(Slice::start).reversed()).toList();
        List<Period> periods = new ArrayList<>();
        for (int first = 0; first < newestFirst.size();) {
            int last = first;
            while (last + 1 < newestFirst.size() && last - first + 1 < longest
                    && newestFirst.get(last + 1).stop().plusDays(1).equals(newestFirst.get(last).start())) {
                last++;
            }
            periods.add(new Period(newestFirst.get(last).start(), newestFirst.get(first).stop()));
            first = last + 1;
        }
        return periods;
    }
}
