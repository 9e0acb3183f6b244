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

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.periods.ReportingCalendar;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * A plan covers exactly the days that must be fetched, also around daylight saving changes in the reporting zone, for accounts
 * half a day or more ahead or behind, on leap days and at the edges of months. The oracle works day by day.
 */
class PlannerCalendarTest {

    private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
    private static final JobSizing SIZING = new JobSizing(3000, new JobSizing.Bounds(7, 30, 10),
            new JobSizing.Bounds(1, 11, 3));

    @Provide
    Arbitrary<ZoneId> accountZones() {
        return Arbitraries.of("America/Toronto", "Australia/Sydney", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Paris",
                "Asia/Kathmandu", "Australia/Lord_Howe", "UTC").map(ZoneId::of);
    }

    /** Instants around irregularities of the calendar, to the minute. */
    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.of("2026-03-08", "2026-11-01", "2026-04-05", "2026-10-04", "2024-02-29", "2028-03-01", "2026-01-01",
                "2026-03-01", "2026-12-31", "2026-07-15")
                .flatMap(day -> Arbitraries.integers().between(-3 * 24 * 60, 3 * 24 * 60)
                        .map(minutes -> LocalDate.parse(day).atStartOfDay(TORONTO).toInstant()
                                .plus(Duration.ofMinutes(minutes))));
    }

    @Property(tries = 500)
    void exactlyTheRequiredDaysAreFetchedOnceAndFinalDaysNever(@ForAll("accountZones") ZoneId zone,
            @ForAll("moments") Instant now, @ForAll @IntRange(min = 1, max = 200) int days,
            @ForAll @IntRange(min = 0, max = 2000) int ads, @ForAll long seed) {
        Random random = new Random(seed);
        ReportingCalendar calendar = new ReportingCalendar(TORONTO, zone);
        SyncScope scope = requestSync(random, calendar.latestDay(now), days);
        Map<LocalDate, Instant> fetched = fetchedDays(random, scope.period(), calendar, now);
        List<JobInFlight> inFlight = inFlight(random, scope.period());
        PlanLimits limits = SIZING.limits(90, ads);

        Plan plan = new Planner(limits).plan(scope, ledger(fetched), inFlight, calendar, now);

        Map<LocalDate, Integer> times = new HashMap<>();
        plan.fetches().forEach(fetch -> fetch.period().eachDay().forEach(day -> times.merge(day, 1, Integer::sum)));
        Set<LocalDate> onTheirWay = new HashSet<>();
        inFlight.forEach(job -> job.range().period().eachDay().forEach(onTheirWay::add));
        scope.period().eachDay().forEach(day -> {
            boolean needed = needsFetching(day, fetched.get(day), calendar, now) && !onTheirWay.contains(day);
            int count = times.getOrDefault(day, 0);
            if (fetchedAsMonth(plan, day)) {
                assertThat(count).as("%s in a month with a missing day", day).isEqualTo(1);
            } else {
                assertThat(count).as("fetches of %s, %s", day, fetched.get(day)).isEqualTo(needed ? 1 : 0);
            }
        });
        assertThat(times.keySet()).as("days outside the sync request").allMatch(scope.period()::contains);
        assertThat(plan.fetches()).allMatch(fetch -> fetch.period().days() <= PlanLimits.MAX_DAYS)
                .filteredOn(fetch -> fetch.granularity() == Granularity.DAY)
                .allMatch(fetch -> fetch.period().days() <= limits.daysPerJob() + 1);
        assertThat(plan.fetches()).isSortedAccordingTo(Ranges.BY_PRIORITY);
    }

    @Property(tries = 300)
    void aMonthIsFetchedAsAWholeOnlyOnceItHasEndedInEveryZone(@ForAll("accountZones") ZoneId zone,
            @ForAll("moments") Instant now) {
        ReportingCalendar calendar = new ReportingCalendar(TORONTO, zone);
        LocalDate latest = calendar.latestDay(now);
        SyncScope scope = new SyncScope(new Period(latest.minusMonths(5).withDayOfMonth(1), latest), Optional.empty(),
                List.of(BreakdownSet.NONE));

        Plan plan = new Planner(SIZING.limits(90, 0)).plan(scope, List.of(), List.of(), calendar, now);

        assertThat(plan.fetches()).filteredOn(fetch -> fetch.granularity() == Granularity.MONTH).isNotEmpty()
                .allSatisfy(fetch -> assertThat(calendar.isClosed(fetch.period().until(), now)).isTrue());
        assertThat(plan.days()).isEqualTo(scope.period().days());
    }

    @Test
    void thirtySevenMonthsOfEverySetArePlannedWithoutGapOrDuplicate() {
        ReportingCalendar calendar = new ReportingCalendar(TORONTO, ZoneId.of("Pacific/Kiritimati"));
        Instant now = Instant.parse("2028-03-01T04:59:59Z");
        Period period = new Period(calendar.earliestDay(now), calendar.latestDay(now));
        SyncScope scope = new SyncScope(period, Optional.of(Granularity.DAY), List.of(BreakdownSet.values()));

        Plan plan = new Planner(SIZING.limits(90, 5000)).plan(scope, List.of(), List.of(), calendar, now);

        for (BreakdownSet set : BreakdownSet.values()) {
            List<LocalDate> days = plan.fetches().stream().filter(fetch -> fetch.breakdownSet() == set)
                    .flatMap(fetch -> fetch.period().eachDay()).toList();
            assertThat(days).as("days of %s", set).hasSize(period.days()).doesNotHaveDuplicates();
        }
        assertThat(plan.days()).isEqualTo(period.days());
    }

    /** A day must be fetched if it never was or if its figures may have changed: the table of the design, day by day. */
    private static boolean needsFetching(LocalDate day, Instant fetchedAt, ReportingCalendar calendar, Instant now) {
        if (fetchedAt == null) {
            return true;
        }
        Instant end = calendar.endOf(day);
        boolean isFinal = !fetchedAt.isBefore(end.plus(Duration.ofHours(24)));
        return !isFinal && !now.isBefore(fetchedAt.plus(Duration.ofHours(1)));
    }

    private static boolean fetchedAsMonth(Plan plan, LocalDate day) {
        return plan.fetches().stream().anyMatch(fetch -> fetch.contains(BreakdownSet.NONE, Slice.of(YearMonth.from(day))));
    }

    private static SyncScope requestSync(Random random, LocalDate latest, int days) {
        LocalDate until = latest.minusDays(random.nextInt(3));
        return new SyncScope(new Period(until.minusDays(days - 1L), until), Optional.empty(), List.of(BreakdownSet.NONE));
    }

    private static Map<LocalDate, Instant> fetchedDays(Random random, Period period, ReportingCalendar calendar, Instant now) {
        Map<LocalDate, Instant> fetched = new HashMap<>();
        int density = random.nextInt(101);
        period.eachDay().filter(day -> random.nextInt(100) < density).forEach(day -> {
            Instant at = calendar.endOf(day).minus(Duration.ofHours(26)).plus(Duration.ofMinutes(random.nextInt(52 * 60)));
            fetched.put(day, at.isAfter(now) ? now.minus(Duration.ofMinutes(random.nextInt(120))) : at);
        });
        return fetched;
    }

    private static List<StoredSlice> ledger(Map<LocalDate, Instant> fetched) {
        List<StoredSlice> ledger = new ArrayList<>();
        fetched.forEach((day, at) -> ledger.add(new StoredSlice(BreakdownSet.NONE, Slice.of(day), at)));
        return ledger;
    }

    /** At most one job in flight, also of stored days: usable days count as stored, the others as in flight. */
    private static List<JobInFlight> inFlight(Random random, Period period) {
        if (random.nextBoolean()) {
            return List.of();
        }
        LocalDate since = period.since().plusDays(random.nextInt(period.days()));
        LocalDate until = since.plusDays(random.nextInt(5));
        return List.of(new JobInFlight(new UUID(1, 1), new FetchRange(BreakdownSet.NONE, Granularity.DAY,
                new Period(since, until.isAfter(period.until()) ? period.until() : until))));
    }
}
