package dev.fbads.sync.plan;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;

/** Whether the slices of one breakdown set are stored, in flight or missing. */
final class Availability {

    /** The state of a slice. */
    sealed interface SliceState {
    }

    /** Stored and usable. */
    record Stored() implements SliceState {
    }

    /** Fetched by these jobs. */
    record InFlight(Set<UUID> jobs) implements SliceState {
    }

    /** Must be fetched. */
    record Missing() implements SliceState {
    }

    private final Map<Slice, SliceState> known = new HashMap<>();

    Availability(BreakdownSet set, Collection<StoredSlice> ledger, Collection<JobInFlight> inFlight, Freshness freshness,
            Instant now) {
        for (JobInFlight job : inFlight) {
            if (job.range().breakdownSet() == set) {
                Slice.in(job.range().period(), job.range().granularity())
                        .forEach(slice -> known.put(slice, new InFlight(Set.of(job.jobId()))));
            }
        }
        for (StoredSlice stored : ledger) {
            if (stored.breakdownSet() == set && freshness.isUsable(stored.slice(), stored.fetchedAt(), now)) {
                known.put(stored.slice(), new Stored());
            }
        }
    }

    SliceState of(Slice slice) {
        SliceState own = known.getOrDefault(slice, new Missing());
        return own instanceof Missing && slice.granularity() == Granularity.MONTH ? byDays(slice) : own;
    }

    private SliceState byDays(Slice month) {
        List<SliceState> days = Slice.in(Period.of(YearMonth.from(month.start())), Granularity.DAY).stream()
                .map(day -> known.getOrDefault(day, new Missing()))
                .toList();
        if (days.stream().anyMatch(Missing.class::isInstance)) {
            return new Missing();
        }
        Set<UUID> jobs = new HashSet<>();
        days.forEach(day -> {
            if (day instanceof InFlight fetched) {
                jobs.addAll(fetched.jobs());
            }
        });
        return jobs.isEmpty() ? new Stored() : new InFlight(jobs);
    }
}
