package dev.fbads.sync.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.plan.Freshness;
import dev.fbads.sync.plan.Slice;

/**
 * A line of the ledger to write: one slice that a job has fetched.
 *
 * @param state how final its figures were when the fetch began
 * @param fetchedAt when the fetch began: rows may be as old as that
 */
public record FetchedSlice(ClaimedJob job, Slice slice, Freshness.State state, Instant fetchedAt, SliceTotals totals) {

    /**
     * The slices of a job, oldest first.
     *
     * @param totals by first day of the slice; a slice that is absent has no rows
     */
    public static List<FetchedSlice> of(ClaimedJob job, ReportingCalendar calendar, Instant fetchedAt,
            Map<LocalDate, SliceTotals> totals) {
        Freshness freshness = new Freshness(calendar);
        return Slice.in(job.range().period(), job.range().granularity()).stream()
                .map(slice -> new FetchedSlice(job, slice, freshness.at(slice, fetchedAt), fetchedAt,
                        totals.getOrDefault(slice.start(), SliceTotals.NONE)))
                .toList();
    }
}
