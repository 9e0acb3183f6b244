package dev.fbads.sync.worker;

import java.util.List;

import dev.fbads.contracts.periods.Period;
import dev.fbads.sync.plan.FetchRange;
import dev.fbads.sync.plan.Slice;

/**
 * The two halves of a range that has too much data for one request to Meta.
 *
 * @param older the first slices
 * @param newer the remaining slices, at least as many
 */
record JobSplit(FetchRange older, FetchRange newer) {

    /** Whether the range has more than one slice. */
    static boolean isPossible(FetchRange range) {
        return Slice.in(range.period(), range.granularity()).size() > 1;
    }

    static JobSplit of(FetchRange range) {
        List<Slice> slices = Slice.in(range.period(), range.granularity());
        Slice firstOfNewer = slices.get(slices.size() / 2);
        Period older = new Period(range.period().since(), firstOfNewer.start().minusDays(1));
        Period newer = new Period(firstOfNewer.start(), range.period().until());
        return new JobSplit(new FetchRange(range.breakdownSet(), range.granularity(), older),
                new FetchRange(range.breakdownSet(), range.granularity(), newer));
    }
}
