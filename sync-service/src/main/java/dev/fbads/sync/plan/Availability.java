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

/** Where the slices of one breakdown set are. */
final class Availability {

    /** Where a slice is. */
    sealed interface Where {
    }

    /** It can be shown. */
    record Stored() implements Where {
    }

    /** These jobs bring it. */
    record OnItsWay(Set<UUID> jobs) implements Where {
    }

    /** It must be fetched. */
    record Missing() implements Where {
    }

    private final Map<Slice, Where> known = new HashMap<>();

    Availability(BreakdownSet set, Collection<StoredSlice> ledger, Collection<JobInFlight> inFlight, Freshness freshness,
            Instant now) {
        for (JobInFlight job : inFlight) {
            if (job.range().breakdownSet() == set) {
                Slice.in(job.range().period(), job.range().granularity())
                        .forEach(slice -> known.put(slice, new OnItsWay(Set.of(job.jobId()))));
            }
        }
        for (StoredSlice stored : ledger) {
            if (stored.breakdownSet() == set && freshness.isUsable(stored.slice(), stored.fetchedAt(), now)) {
                known.put(stored.slice(), new Stored());
            }
        }
    }

    Where of(Slice slice) {
        Where own = known.getOrDefault(slice, new Missing());
        return own instanceof Missing && slice.granularity() == Granularity.MONTH ? byDays(slice) : own;
    }

    private Where byDays(Slice month) {
        List<Where> days = Slice.in(Period.of(YearMonth.from(month.start())), Granularity.DAY).stream()
                .map(day -> known.getOrDefault(day, new Missing()))
                .toList();
        if (days.stream().anyMatch(Missing.class::isInstance)) {
            return new Missing();
        }
        Set<UUID> jobs = new HashSet<>();
        days.forEach(day -> {
            if (day instanceof OnItsWay onItsWay) {
                jobs.addAll(onItsWay.jobs());
            }
        });
        return jobs.isEmpty() ? new Stored() : new OnItsWay(jobs);
    }
}
