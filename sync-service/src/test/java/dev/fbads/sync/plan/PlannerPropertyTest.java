package dev.fbads.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.periods.ReportingCalendar;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The guarantees of the planner for random sync requests, ledgers and jobs, checked by an oracle that works day by day. */
class PlannerPropertyTest {

    private static final ReportingCalendar CALENDAR = new ReportingCalendar(ZoneId.of("America/Toronto"),
            ZoneId.of("Europe/Paris"));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");
    private static final PlanLimits LIMITS = new PlanLimits(90, 30, 11);

    private final Planner planner = new Planner(LIMITS);

    @Property(tries = 400)
    void everyDayIsStoredInFlightOrFetchedExactlyOnce(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int days) {
        Situation situation = new Situation(new Random(seed), days);

        Plan plan = planner.plan(situation.scope, situation.ledger, situation.inFlight, CALENDAR, NOW);

        for (BreakdownSet set : situation.scope.breakdownSets()) {
            Map<LocalDate, Integer> fetched = fetchesPerDay(plan, set);
            Map<LocalDate, Integer> joined = joinedPerDay(plan, set, situation);
            situation.scope.period().eachDay().forEach(day -> {
                int times = fetched.getOrDefault(day, 0);
                assertThat(times).as("fetches of %s in %s", day, set).isLessThanOrEqualTo(1);
                boolean there = situation.isUsable(set, day) || joined.containsKey(day);
                assertThat(times == 1 || there).as("%s in %s is neither stored nor fetched", day, set).isTrue();
            });
            assertThat(fetched.keySet()).as("days outside the sync request").allMatch(situation.scope.period()::contains);
        }
    }

    @Property(tries = 400)
    void aFinalSliceIsNeverFetched(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int days) {
        Situation situation = new Situation(new Random(seed), days);

        Plan plan = planner.plan(situation.scope, situation.ledger, situation.inFlight, CALENDAR, NOW);

        for (StoredSlice stored : situation.ledger) {
            if (FreshnessTable.isFinal(stored, NOW)) {
                assertThat(plan.fetches()).noneMatch(fetch -> fetch.contains(stored.breakdownSet(), stored.slice()));
            }
        }
    }

    @Property(tries = 400)
    void aDayThatIsStoredOrInFlightIsNotFetched(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int days) {
        Situation situation = new Situation(new Random(seed), days);

        Plan plan = planner.plan(situation.scope, situation.ledger, situation.inFlight, CALENDAR, NOW);

        plan.fetches().stream().filter(fetch -> fetch.granularity() == Granularity.DAY).forEach(fetch -> {
            assertThat(situation.ledger).as("stored days in %s", fetch)
                    .noneMatch(stored -> fetch.contains(stored.breakdownSet(), stored.slice())
                            && FreshnessTable.isUsable(stored, NOW));
            assertThat(situation.inFlight).as("jobs that fetch days of %s", fetch)
                    .noneMatch(job -> job.range().breakdownSet() == fetch.breakdownSet()
                            && !job.range().period().since().isAfter(fetch.period().until())
                            && !fetch.period().since().isAfter(job.range().period().until()));
        });
    }

    @Property(tries = 200)
    void jobsAreSmallAndOrderedByPriority(@ForAll long seed, @ForAll @IntRange(min = 1, max = 1100) int days) {
        Situation situation = new Situation(new Random(seed), days);

        Plan plan = planner.plan(situation.scope, situation.ledger, situation.inFlight, CALENDAR, NOW);

        assertThat(plan.fetches()).allMatch(fetch -> fetch.period().days() <= PlanLimits.MAX_DAYS);
        assertThat(plan.fetches()).isSortedAccordingTo(Ranges.BY_PRIORITY);
    }

    @Property(tries = 200)
    void aPlanIsCompleteOnceItsRangesAreStored(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int days) {
        Situation situation = new Situation(new Random(seed), days);
        Plan plan = planner.plan(situation.scope, situation.ledger, List.of(), CALENDAR, NOW);

        List<StoredSlice> ledger = new ArrayList<>(situation.ledger);
        plan.fetches().forEach(fetch -> Slice.in(fetch.period(), fetch.granularity())
                .forEach(slice -> ledger.add(new StoredSlice(fetch.breakdownSet(), slice, NOW))));
        Plan again = planner.plan(situation.scope, ledger, List.of(), CALENDAR, NOW);

        assertThat(again.isComplete()).isTrue();
    }

    private static Map<LocalDate, Integer> fetchesPerDay(Plan plan, BreakdownSet set) {
        Map<LocalDate, Integer> times = new HashMap<>();
        plan.fetches().stream()
                .filter(fetch -> fetch.breakdownSet() == set)
                .forEach(fetch -> fetch.period().eachDay().forEach(day -> times.merge(day, 1, Integer::sum)));
        return times;
    }

    private static Map<LocalDate, Integer> joinedPerDay(Plan plan, BreakdownSet set, Situation situation) {
        Map<LocalDate, Integer> times = new HashMap<>();
        situation.inFlight.stream()
                .filter(job -> plan.joined().contains(job.jobId()) && job.range().breakdownSet() == set)
                .forEach(job -> job.range().period().eachDay().forEach(day -> times.merge(day, 1, Integer::sum)));
        return times;
    }

    /** A random sync request among random stored slices and jobs. */
    private static final class Situation {

        private final SyncScope scope;
        private final List<StoredSlice> ledger = new ArrayList<>();
        private final List<JobInFlight> inFlight = new ArrayList<>();

        Situation(Random random, int days) {
            LocalDate until = TODAY.minusDays(random.nextInt(40));
            Optional<Granularity> granularity = switch (random.nextInt(4)) {
                case 0 -> Optional.of(Granularity.DAY);
                case 1 -> Optional.of(Granularity.MONTH);
                default -> Optional.empty();
            };
            List<BreakdownSet> sets = random.nextBoolean() ? List.of(BreakdownSet.NONE)
                    : List.of(BreakdownSet.NONE, BreakdownSet.COUNTRY);
            this.scope = new SyncScope(new Period(until.minusDays(days - 1L), until), granularity, sets);
            sets.forEach(set -> fill(random, set));
        }

        private void fill(Random random, BreakdownSet set) {
            int density = random.nextInt(101);
            Set<LocalDate> stored = new HashSet<>();
            scope.period().eachDay().filter(day -> random.nextInt(100) < density).forEach(day -> {
                stored.add(day);
                ledger.add(new StoredSlice(set, Slice.of(day), fetchTime(random, day)));
            });
            scope.period().wholeMonths().stream().filter(month -> random.nextInt(100) < density / 2).forEach(
                    month -> ledger.add(new StoredSlice(set, Slice.of(month), fetchTime(random, month.atEndOfMonth()))));
            LocalDate free = scope.period().since();
            while (random.nextInt(3) > 0 && !free.isAfter(scope.period().until())) {
                LocalDate end = free.plusDays(random.nextInt(10));
                inFlight.add(new JobInFlight(new UUID(random.nextLong(), random.nextLong()),
                        new FetchRange(set, Granularity.DAY, new Period(free, end))));
                free = end.plusDays(2);
            }
        }

        private static Instant fetchTime(Random random, LocalDate day) {
            Instant fetched = FreshnessTable.endOf(day).minus(Duration.ofHours(12))
                    .plus(Duration.ofMinutes(random.nextInt(72 * 60)));
            return fetched.isAfter(NOW) ? NOW.minus(Duration.ofMinutes(random.nextInt(180))) : fetched;
        }

        boolean isUsable(BreakdownSet set, LocalDate day) {
            return ledger.stream().anyMatch(stored -> stored.breakdownSet() == set
                    && (stored.slice().equals(Slice.of(day)) || stored.slice().equals(Slice.of(YearMonth.from(day))))
                    && FreshnessTable.isUsable(stored, NOW));
        }
    }
}
