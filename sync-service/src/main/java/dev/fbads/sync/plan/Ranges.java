package dev.fbads.sync.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;

/** Joins slices to ranges and orders ranges. */
public final class Ranges {

    /** Set {@code none} first, because pages need it first; then the newest days. */
    static final Comparator<FetchRange> BY_PRIORITY = Comparator
            .comparing(FetchRange::breakdownSet)
            .thenComparing(range -> range.period().until(), Comparator.reverseOrder());

    private Ranges() {
    }

    /** The ranges of one set that contain the slices, no larger than a job; newest first within a granularity. */
    public static List<FetchRange> of(BreakdownSet set, Collection<Slice> slices, PlanLimits limits) {
        return Stream.of(Granularity.values())
                .flatMap(granularity -> cut(slices.stream().filter(slice -> slice.granularity() == granularity).toList(),
                        limits.slicesPerJob(granularity)).stream()
                        .map(period -> new FetchRange(set, granularity, period)))
                .toList();
    }

    /**
     * Contiguous periods of slices of one granularity, newest first, of at most {@code longest} slices. Daily periods are cut
     * where a third of a month begins (day 1, 11 or 21), unless less than a third of {@code longest} would remain, so that
     * the roll-up of a third is written by one job. Such a period may have one day more than {@code longest}, because the
     * last third of a month can have eleven days.
     */
    static List<Period> cut(List<Slice> slices, int longest) {
        List<Slice> newestFirst = slices.stream().sorted(Comparator.comparing(Slice::start).reversed()).toList();
        List<Period> periods = new ArrayList<>();
        for (int first = 0; first < newestFirst.size();) {
            int run = run(newestFirst, first, Math.min(longest, PlanLimits.MAX_DAYS - 1) + 1);
            int length = run <= longest ? run : lengthOfCut(newestFirst.subList(first, first + run), longest);
            periods.add(new Period(newestFirst.get(first + length - 1).start(), newestFirst.get(first).stop()));
            first += length;
        }
        return periods;
    }

    /** The number of consecutive slices from {@code first}, at most {@code limit}. */
    private static int run(List<Slice> newestFirst, int first, int limit) {
        int length = 1;
        while (first + length < newestFirst.size() && length < limit
                && newestFirst.get(first + length).stop().plusDays(1).equals(newestFirst.get(first + length - 1).start())) {
            length++;
        }
        return length;
    }

    /** @param run one slice more than a job may have */
    private static int lengthOfCut(List<Slice> run, int longest) {
        for (int length = run.size(); length * 3 >= longest; length--) {
            if (beginsThird(run.get(length - 1))) {
                return length;
            }
        }
        return longest;
    }

    private static boolean beginsThird(Slice slice) {
        int day = slice.start().getDayOfMonth();
        return slice.granularity() == Granularity.DAY && (day == 1 || day == 11 || day == 21);
    }
}
