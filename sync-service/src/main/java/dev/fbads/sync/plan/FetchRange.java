package dev.fbads.sync.plan;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;

/**
 * A contiguous range of one breakdown set, fetched by one job.
 *
 * @param period first and last day; whole months for {@link Granularity#MONTH}
 */
public record FetchRange(BreakdownSet breakdownSet, Granularity granularity, Period period) {

    public FetchRange {
        if (granularity == Granularity.MONTH && (period.since().getDayOfMonth() != 1
                || period.until().plusDays(1).getDayOfMonth() != 1)) {
            throw new IllegalArgumentException("a range of months consists of whole months");
        }
    }

    /** Whether the range contains the slice. */
    public boolean contains(BreakdownSet set, Slice slice) {
        return breakdownSet == set && granularity == slice.granularity() && period.contains(slice.start());
    }
}
