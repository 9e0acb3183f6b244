package dev.fbads.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.periods.ReportingCalendar;

class PlannerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2026-11-22T10:00:00Z");
    private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
    private static final ReportingCalendar CALENDAR = new ReportingCalendar(TORONTO, TORONTO);

    private final Planner planner = new Planner(new PlanLimits(90, 30, 11));

    @Test
    void anEmptyLedgerIsFetchedCompletelyNewestDaysFirst() {
        Plan plan = plan("2026-09-20", "2026-11-20", List.of(), List.of());

        assertThat(plan.fetches()).extracting(FetchRange::period).containsExactly(
                period("2026-10-21", "2026-11-20"), period("2026-09-21", "2026-10-20"), period("2026-09-20", "2026-09-20"));
        assertThat(plan.days()).isEqualTo(62);
    }

    @Test
    void threeDaysMissingInsideAreOneRange() {
        List<StoredSlice> ledger = period("2026-10-20", "2026-11-18").eachDay()
                .filter(day -> !period("2026-11-03", "2026-11-05").contains(day))
                .map(PlannerTest::stored).toList();

        Plan plan = plan("2026-10-20", "2026-11-18", ledger, List.of());

        assertThat(plan.fetches()).containsExactly(daily("2026-11-03", "2026-11-05"));
        assertThat(plan.days()).isEqualTo(3);
    }

    @Test
    void daysOfARunningJobAreJoined() {
        JobInFlight running = new JobInFlight(UUID.fromString("00000000-0000-0000-0000-000000000001"),
                daily("2026-11-01", "2026-11-10"));

        Plan plan = plan("2026-11-08", "2026-11-12", List.of(), List.of(running));

        assertThat(plan.joined()).containsExactly(running.jobId());
        assertThat(plan.fetches()).containsExactly(daily("2026-11-11", "2026-11-12"));
        assertThat(plan.days()).isEqualTo(5);
    }

    @Test
    void moreThanNinetyDaysAreFetchedByClosedMonthsAndEdgeDays() {
        Plan plan = plan("2026-07-20", "2026-11-20", List.of(), List.of());

        assertThat(plan.fetches()).containsExactly(daily("2026-11-01", "2026-11-20"),
                new FetchRange(BreakdownSet.NONE, Granularity.MONTH, period("2026-08-01", "2026-10-31")),
                daily("2026-07-20", "2026-07-31"));
    }

    @Test
    void aMonthWhoseDaysAreStoredIsNotFetched() {
        List<StoredSlice> ledger = period("2026-09-01", "2026-09-30").eachDay().map(PlannerTest::stored).toList();

        Plan plan = plan("2026-08-01", "2026-10-31", ledger, List.of());

        assertThat(plan.fetches()).containsExactly(
                new FetchRange(BreakdownSet.NONE, Granularity.MONTH, period("2026-10-01", "2026-10-31")),
                new FetchRange(BreakdownSet.NONE, Granularity.MONTH, period("2026-08-01", "2026-08-31")));
    }

    @Test
    void breakdownSetsAreFetchedAfterSetNone() {
        SyncScope scope = new SyncScope(period("2026-11-01", "2026-11-02"), Optional.empty(),
                List.of(BreakdownSet.COUNTRY, BreakdownSet.NONE));

        Plan plan = planner.plan(scope, List.of(), List.of(), CALENDAR, NOW);

        assertThat(plan.fetches()).extracting(FetchRange::breakdownSet)
                .containsExactly(BreakdownSet.NONE, BreakdownSet.COUNTRY);
        assertThat(plan.days()).as("distinct days").isEqualTo(2);
    }

    private Plan plan(String since, String until, List<StoredSlice> ledger, List<JobInFlight> inFlight) {
        SyncScope scope = new SyncScope(period(since, until), Optional.empty(), List.of(BreakdownSet.NONE));
        return planner.plan(scope, ledger, inFlight, CALENDAR, NOW);
    }

    private static StoredSlice stored(LocalDate day) {
        return new StoredSlice(BreakdownSet.NONE, Slice.of(day), LONG_AGO);
    }

    private static FetchRange daily(String since, String until) {
        return new FetchRange(BreakdownSet.NONE, Granularity.DAY, period(since, until));
    }

    private static Period period(String since, String until) {
        return new Period(LocalDate.parse(since), LocalDate.parse(until));
    }
}
