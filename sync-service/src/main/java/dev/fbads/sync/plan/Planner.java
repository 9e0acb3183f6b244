package dev.fbads.sync.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.ReportingCalendar;

/**
 * Computes the ranges that a sync request must fetch. A pure function of its arguments:
 *
 * <ol>
 * <li>every requested slice is stored and usable, fetched by a job in flight, or in exactly one new range;</li>
 * <li>a final slice is never fetched;</li>
 * <li>a month whose days are all stored or in flight by day is not fetched as a month.</li>
 * </ol>
 */
public final class Planner {

    private final PlanLimits limits;

    public Planner(PlanLimits limits) {
        this.limits = limits;
    }

    /** The plan for a sync request, given the stored slices and the jobs in flight. */
    public Plan plan(SyncScope scope, Collection<StoredSlice> ledger, Collection<JobInFlight> inFlight,
            ReportingCalendar calendar,
            Instant now) {
        List<Slice> slices = Slices.of(scope, calendar, now, limits);
        List<FetchRange> fetches = new ArrayList<>();
        Set<UUID> joined = new HashSet<>();
        Set<LocalDate> days = new HashSet<>();
        for (BreakdownSet set : scope.breakdownSets()) {
            Availability availability = new Availability(set, ledger, inFlight, new Freshness(calendar), now);
            List<Slice> missing = new ArrayList<>();
            for (Slice slice : slices) {
                switch (availability.of(slice)) {
                    case Availability.Stored stored -> {
                    }
                    case Availability.InFlight fetched -> {
                        joined.addAll(fetched.jobs());
                        addDays(slice, days);
                    }
                    case Availability.Missing none -> {
                        missing.add(slice);
                        addDays(slice, days);
                    }
                }
            }
            fetches.addAll(Ranges.of(set, missing, limits));
        }
        fetches.sort(Ranges.BY_PRIORITY);
        return new Plan(fetches, joined, days.size());
    }

    private static void addDays(Slice slice, Set<LocalDate> days) {
        slice.start().datesUntil(slice.stop().plusDays(1)).forEach(days::add);
    }

    /** The slices of a sync request. */
    private static final class Slices {

        static List<Slice> of(SyncScope scope, ReportingCalendar calendar, Instant now, PlanLimits limits) {
            Granularity granularity = scope.granularity()
                    .orElse(scope.period().days() > limits.dailyUpTo() ? Granularity.MONTH : Granularity.DAY);
            if (granularity == Granularity.DAY) {
                return Slice.in(scope.period(), Granularity.DAY);
            }
            List<YearMonth> months = scope.period().wholeMonths().stream()
                    .filter(month -> calendar.isClosed(month.atEndOfMonth(), now))
                    .toList();
            Set<YearMonth> monthly = Set.copyOf(months);
            List<Slice> slices = new ArrayList<>(months.stream().map(Slice::of).toList());
            scope.period().eachDay()
                    .filter(day -> !monthly.contains(YearMonth.from(day)))
                    .map(Slice::of)
                    .forEach(slices::add);
            return slices;
        }
    }
}
