package dev.fbads.sync.restatement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.sync.plan.FetchRange;
import dev.fbads.sync.plan.JobInFlight;
import dev.fbads.sync.plan.PlanLimits;
import dev.fbads.sync.plan.Slice;
import dev.fbads.sync.plan.StoredSlice;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RestatedDaysTest {

    private static final PlanLimits LIMITS = new PlanLimits(90, 30, 11);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final AccountId ACCOUNT = new AccountId("act_1");
    private static final LocalDate FAR_NIGHT = wholeWindowNight(ACCOUNT);

    @Property
    void aDayIsRestatedInSevenNightsThenEveryThirdNightUpToTheTwentyEighth(
            @ForAll @IntRange(min = 1, max = 100_000) int account,
            @ForAll @IntRange(min = 0, max = 1000) int offset) {
        LocalDate day = DAY.plusDays(offset);
        List<Integer> ages = IntStream.rangeClosed(-2, 60)
                .filter(age -> new RestatedDays(new AccountId("act_" + account), day.plusDays(age)).isDue(Slice.of(day)))
                .boxed().toList();

        assertThat(ages).startsWith(1, 2, 3, 4, 5, 6, 7).hasSize(14).allMatch(age -> age <= 28);
        List<Integer> far = ages.subList(7, 14);
        assertThat(IntStream.range(1, 7).map(i -> far.get(i) - far.get(i - 1))).containsOnly(3);
    }

    @Property
    void accountsAreDistributedOverTheNights(@ForAll @IntRange(min = 0, max = 1000) int offset) {
        long far = IntStream.range(0, 300)
                .filter(i -> new RestatedDays(new AccountId("act_" + i), DAY.plusDays(offset))
                        .isDue(Slice.of(DAY.plusDays(offset - 20))))
                .count();

        assertThat(far).isBetween(80L, 120L);
    }

    @Test
    void daysOfTheWholeWindowFormOneRange() {
        assertThat(ranges(FAR_NIGHT, days(1, 40), List.of())).containsExactly(range(BreakdownSet.NONE, 28, 1));
        assertThat(ranges(FAR_NIGHT.plusDays(1), days(0, 40), List.of()))
                .containsExactly(new FetchRange(BreakdownSet.NONE, Granularity.DAY,
                        new Period(FAR_NIGHT.minusDays(6), FAR_NIGHT)));
    }

    @Test
    void onlyStoredSlicesThatAreNotInFlightAreRestated() {
        List<StoredSlice> stored = new ArrayList<>(days(1, 3));
        stored.addAll(days(6, 7));
        stored.add(new StoredSlice(BreakdownSet.COUNTRY, Slice.of(FAR_NIGHT.minusDays(2)), Instant.EPOCH));
        JobInFlight running = new JobInFlight(new UUID(0, 1), range(BreakdownSet.NONE, 7, 7));

        assertThat(ranges(FAR_NIGHT, stored, List.of(running))).containsExactly(range(BreakdownSet.NONE, 3, 1),
                range(BreakdownSet.NONE, 6, 6), range(BreakdownSet.COUNTRY, 2, 2));
    }

    @Test
    void aMonthThatEndedWithinTheWindowIsRestatedEveryThirdNight() {
        YearMonth month = YearMonth.from(FAR_NIGHT).minusMonths(1);
        LocalDate night = IntStream.rangeClosed(1, 28).mapToObj(month.atEndOfMonth()::plusDays)
                .filter(candidate -> wholeWindowNight(candidate)).findFirst().orElseThrow();
        List<StoredSlice> stored = List.of(new StoredSlice(BreakdownSet.NONE, Slice.of(month), Instant.EPOCH),
                new StoredSlice(BreakdownSet.NONE, Slice.of(month.minusMonths(1)), Instant.EPOCH));

        assertThat(new RestatedDays(ACCOUNT, night).ledgerPeriod().contains(month.atDay(1))).isTrue();
        assertThat(ranges(night, stored, List.of()))
                .containsExactly(new FetchRange(BreakdownSet.NONE, Granularity.MONTH, Period.of(month)));
        assertThat(ranges(night.plusDays(1), stored, List.of())).isEmpty();
    }

    @Test
    void theNightIsTheOneOfTheAccountsZone() {
        Instant sixUtc = Instant.parse("2026-03-10T07:30:00Z");

        assertThat(night(sixUtc, "America/Toronto")).isEqualTo("2026-03-10");
        assertThat(night(sixUtc, "Pacific/Auckland")).isEqualTo("day");
        assertThat(night(Instant.parse("2026-03-10T14:00:00Z"), "Pacific/Auckland")).isEqualTo("2026-03-11");
        assertThat(night(Instant.parse("2026-03-10T10:00:00Z"), "America/Toronto")).as("06:00 is day").isEqualTo("day");
        assertThat(night(sixUtc, "Mars/Base")).isEqualTo("day");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
            // 02:00 to 03:00 does not exist: the window is an hour shorter
            "2026-03-08T06:59:59Z, day", "2026-03-08T07:00:00Z, 2026-03-08", "2026-03-08T09:59:59Z, 2026-03-08",
            "2026-03-08T10:00:00Z, day",
            // 01:00 to 02:00 occurs twice and is never in the window
            "2026-11-01T05:30:00Z, day", "2026-11-01T06:59:59Z, day", "2026-11-01T07:00:00Z, 2026-11-01",
            "2026-11-01T10:59:59Z, 2026-11-01", "2026-11-01T11:00:00Z, day",
    })
    void nightsOfADaylightSavingChangeFollowTheWallClock(Instant now, String night) {
        assertThat(night(now, "America/Toronto")).isEqualTo(night);
    }

    private static String night(Instant now, String zone) {
        return NightlyRun.at(now, zone, LocalTime.of(2, 0), LocalTime.of(6, 0)).map(night -> night.date().toString())
                .orElse("day");
    }

    private static List<FetchRange> ranges(LocalDate night, List<StoredSlice> stored, List<JobInFlight> inFlight) {
        return new RestatedDays(ACCOUNT, night).ranges(stored, inFlight, LIMITS);
    }

    private static List<StoredSlice> days(int youngest, int oldest) {
        return IntStream.rangeClosed(youngest, oldest)
                .mapToObj(age -> new StoredSlice(BreakdownSet.NONE, Slice.of(FAR_NIGHT.minusDays(age)), Instant.EPOCH))
                .toList();
    }

    private static FetchRange range(BreakdownSet set, int oldest, int youngest) {
        return new FetchRange(set, Granularity.DAY, new Period(FAR_NIGHT.minusDays(oldest), FAR_NIGHT.minusDays(youngest)));
    }

    private static LocalDate wholeWindowNight(AccountId account) {
        return IntStream.range(0, 3).mapToObj(DAY::plusDays)
                .filter(night -> new RestatedDays(account, night).isDue(Slice.of(night.minusDays(28)))).findFirst()
                .orElseThrow();
    }

    private static boolean wholeWindowNight(LocalDate night) {
        return new RestatedDays(ACCOUNT, night).isDue(Slice.of(night.minusDays(28)));
    }
}
