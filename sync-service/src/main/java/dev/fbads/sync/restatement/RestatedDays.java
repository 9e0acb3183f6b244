package dev.fbads.sync.restatement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
 * The slices of an account that a nightly restatement fetches again. Meta restates conversions for 28 days.
 *
 * <ol>
 * <li>The last seven days are fetched every night. The 21 days before them, and months that end within the 28 days, are
 * fetched every third night, together, so that they form one range.</li>
 * <li>The night is determined by date and account; accounts are distributed over all three nights.</li>
 * <li>Only slices of the ledger are fetched again, and none that a job is already fetching.</li>
 * </ol>
 */
final class RestatedDays {

    /** Days that are fetched every night. */
    private static final int EVERY_NIGHT = 7;
    /** Days that are fetched at all. */
    private static final int WINDOW = 28;
    private static final int WINDOW_INTERVAL = 3;

    private final LocalDate today;
    private final boolean wholeWindow;

    RestatedDays(AccountId account, LocalDate today) {
        this.today = today;
        this.wholeWindow = Math.floorMod(today.toEpochDay() + account.value().hashCode(), WINDOW_INTERVAL) == 0;
    }

    /** The period of the ledger that the ranges are computed from: the window and the months that contain it. */
    Period ledgerPeriod() {
        return new Period(today.minusDays(WINDOW).withDayOfMonth(1), today.minusDays(1));
    }

    /** The ranges to fetch, newest first within each set. */
    List<FetchRange> ranges(Collection<StoredSlice> ledger, Collection<JobInFlight> inFlight, PlanLimits limits) {
        Map<BreakdownSet, List<Slice>> bySet = new TreeMap<>();
        ledger.stream()
                .filter(stored -> isDue(stored.slice()))
                .filter(stored -> inFlight.stream()
                        .noneMatch(job -> job.range().contains(stored.breakdownSet(), stored.slice())))
                .forEach(stored -> bySet.computeIfAbsent(stored.breakdownSet(), set -> new ArrayList<>()).add(stored.slice()));
        return bySet.entrySet().stream().flatMap(entry -> Ranges.of(entry.getKey(), entry.getValue(), limits).stream())
                .toList();
    }

    boolean isDue(Slice slice) {
        LocalDate oldest = today.minusDays(slice.granularity() == Granularity.MONTH || wholeWindow ? WINDOW : EVERY_NIGHT);
        boolean recent = slice.stop().isBefore(today) && !slice.stop().isBefore(oldest);
        return recent && (wholeWindow || slice.granularity() == Granularity.DAY);
    }
}
