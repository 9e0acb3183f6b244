package dev.fbads.sync.restatement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.sync.plan.FetchRange;
import dev.fbads.sync.plan.JobInFlight;
import dev.fbads.sync.plan.PlanLimits;
import dev.fbads.sync.plan.Ranges;
import dev.fbads.sync.plan.Slice;
import dev.fbads.sync.plan.StoredSlice;

/**
 * Which slices of an account are read again in a night. Meta restates conversions for 28 days.
 *
 * <ol>
 * <li>Yesterday and the six days before it: every night. The 21 days before those, and months that end among all of these:
 * every third night, all at once, so that they stay one range.</li>
 * <li>Which nights these are follows from the date and the account alone; accounts are spread over all three.</li>
 * <li>Only what the ledger holds is read again, and nothing that a job is already fetching.</li>
 * </ol>
 */
final class RestatedDays {

    /** Days that are read every night. */
    private static final int NEAR = 7;
    /** Days that are read at all. */
    private static final int FAR = 28;
    private static final int EVERY = 3;

    private final LocalDate night;
    private final boolean far;

    RestatedDays(AccountId account, LocalDate night) {
        this.night = night;
        this.far = Math.floorMod(night.toEpochDay() + account.value().hashCode(), EVERY) == 0;
    }

    /** The days whose ledger decides: those of this night, and the months in which they lie. */
    Period looksAt() {
        return new Period(night.minusDays(FAR).withDayOfMonth(1), night.minusDays(1));
    }

    /** The ranges to fetch, newest first within each set. */
    List<FetchRange> ranges(Collection<StoredSlice> ledger, Collection<JobInFlight> inFlight, PlanLimits limits) {
        Map<BreakdownSet, List<Slice>> bySet = new TreeMap<>();
        ledger.stream()
                .filter(stored -> isDue(stored.slice()))
                .filter(stored -> inFlight.stream().noneMatch(job -> job.range().brings(stored.breakdownSet(), stored.slice())))
                .forEach(stored -> bySet.computeIfAbsent(stored.breakdownSet(), set -> new ArrayList<>()).add(stored.slice()));
        return bySet.entrySet().stream().flatMap(entry -> ranges(entry.getKey(), entry.getValue(), limits)).toList();
    }

    boolean isDue(Slice slice) {
        LocalDate oldest = night.minusDays(slice.granularity() == Granularity.MONTH || far ? FAR : NEAR);
        boolean recent = slice.stop().isBefore(night) && !slice.stop().isBefore(oldest);
        return recent && (far || slice.granularity() == Granularity.DAY);
    }

    private static Stream<FetchRange> ranges(BreakdownSet set, List<Slice> slices, PlanLimits limits) {
        return Stream.of(Granularity.values()).flatMap(granularity -> {
            int longest = granularity == Granularity.DAY ? limits.daysPerJob() : limits.monthsPerJob();
            List<Slice> own = slices.stream().filter(slice -> slice.granularity() == granularity).toList();
            return Ranges.cut(own, longest).stream().map(period -> new FetchRange(set, granularity, period));
        });
    }
}
