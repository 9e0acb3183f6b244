package dev.fbads.query.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The slices of a period. */
class SliceSelectionTest {

    private static final Instant NIGHT = Instant.parse("2026-03-15T04:00:00Z");
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    @Property(tries = 500)
    void everyStoredDayIsCountedOnceAndEveryOtherIsMissing(@ForAll long seed, @ForAll @IntRange(min = 0, max = 120) int start,
            @ForAll @IntRange(min = 0, max = 200) int length, @ForAll @IntRange(min = 0, max = 100) int density) {
        LocalDate since = LocalDate.of(2025, 9, 1).plusDays(start);
        Period period = new Period(since, since.plusDays(length));
        List<LedgerSlice> stored = ledger(period, new Random(seed), density);

        SliceSelection selection = SliceSelection.of(period, stored);

        Set<LocalDate> read = new HashSet<>(selection.days());
        selection.months().forEach(month -> YearMonth.from(month).atDay(1)
                .datesUntil(YearMonth.from(month).atEndOfMonth().plusDays(1))
                .forEach(day -> assertThat(read.add(day)).as("%s is read once", day).isTrue()));
        Set<LocalDate> known = stored.stream()
                .filter(slice -> slice.granularity() == Granularity.DAY)
                .map(slice -> slice.period().since())
                .collect(Collectors.toSet());
        assertThat(read.containsAll(known)).as("every stored day is selected").isTrue();
        assertThat(known.containsAll(selection.days())).as("no day is made up").isTrue();
        assertThat(selection.coverage().missingDays()).isEqualTo(period.eachDay().filter(day -> !read.contains(day)).toList());
        assertThat(selection.coverage().complete()).isEqualTo(period.eachDay().allMatch(read::contains));
        assertThat(selection.months()).isEqualTo(monthsNeeded(period, stored, known));
    }

    @Example
    void aMonthWhoseDaysAreAllStoredComesFromItsDays() {
        List<LedgerSlice> stored = days(JANUARY.atDay(1), 31);
        stored.add(month(JANUARY));

        SliceSelection selection = SliceSelection.of(whole(JANUARY), stored);

        assertThat(selection.months()).isEmpty();
        assertThat(selection.days()).hasSize(31);
        assertThat(selection.coverage().complete()).isTrue();
    }

    @Example
    void aMonthWithAMissingDayComesFromItsMonthlySlice() {
        List<LedgerSlice> stored = days(JANUARY.atDay(1), 30);
        stored.add(month(JANUARY));

        SliceSelection selection = SliceSelection.of(whole(JANUARY), stored);

        assertThat(selection.months()).containsExactly(JANUARY.atDay(1));
        assertThat(selection.days()).isEmpty();
        assertThat(selection.coverage().complete()).isTrue();
        assertThat(selection.coverage().dataThrough()).isEqualTo(JANUARY.atEndOfMonth());
    }

    @Example
    void aPartOfAMonthNeverComesFromTheMonthlySlice() {
        Period allButTheLast = new Period(JANUARY.atDay(1), JANUARY.atDay(30));

        SliceSelection selection = SliceSelection.of(allButTheLast, List.of(month(JANUARY)));

        assertThat(selection.months()).isEmpty();
        assertThat(selection.coverage().missingDays()).hasSize(30);
    }

    @Example
    void aMonthlySliceThatIsNotTheWholeMonthIsIgnored() {
        LedgerSlice clipped = new LedgerSlice(1, "act_1", Granularity.MONTH, new Period(JANUARY.atDay(1), JANUARY.atDay(20)),
                SliceState.FINAL,
                NIGHT);

        assertThat(SliceSelection.of(whole(JANUARY), List.of(clipped)).months()).isEmpty();
    }

    @Example
    void openSlicesAreProvisional() {
        List<LedgerSlice> stored = days(JANUARY.atDay(1), 2);
        stored.add(new LedgerSlice(1, "act_1", Granularity.DAY, new Period(JANUARY.atDay(3), JANUARY.atDay(3)), SliceState.OPEN,
                NIGHT.plusSeconds(60)));

        Coverage coverage = SliceSelection.of(new Period(JANUARY.atDay(1), JANUARY.atDay(4)), stored).coverage();

        assertThat(coverage).isEqualTo(new Coverage(false, List.of(JANUARY.atDay(4)), List.of(JANUARY.atDay(3)),
                JANUARY.atDay(3), NIGHT.plusSeconds(60)));
    }

    private static List<LocalDate> monthsNeeded(Period period, List<LedgerSlice> stored, Set<LocalDate> knownDays) {
        return stored.stream()
                .filter(slice -> slice.granularity() == Granularity.MONTH)
                .map(slice -> YearMonth.from(slice.period().since()))
                .filter(month -> !month.atDay(1).isBefore(period.since()) && !month.atEndOfMonth().isAfter(period.until()))
                .filter(month -> !whole(month).eachDay().allMatch(knownDays::contains))
                .map(month -> month.atDay(1))
                .toList();
    }

    private static List<LedgerSlice> ledger(Period period, Random random, int density) {
        List<LedgerSlice> stored = new ArrayList<>();
        for (Period part : period.byMonth()) {
            boolean allDays = random.nextInt(3) == 0;
            part.eachDay()
                    .filter(day -> allDays || random.nextInt(100) < density)
                    .forEach(day -> stored.addAll(days(day, 1)));
            if (part.isWholeMonth() && random.nextBoolean()) {
                stored.add(month(YearMonth.from(part.since())));
            }
        }
        return stored;
    }

    private static List<LedgerSlice> days(LocalDate first, int count) {
        List<LedgerSlice> slices = new ArrayList<>();
        first.datesUntil(first.plusDays(count))
                .forEach(day -> slices
                        .add(new LedgerSlice(1, "act_1", Granularity.DAY, new Period(day, day), SliceState.FINAL, NIGHT)));
        return slices;
    }

    private static LedgerSlice month(YearMonth month) {
        return new LedgerSlice(1, "act_1", Granularity.MONTH, whole(month), SliceState.FINAL, NIGHT);
    }

    private static Period whole(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }
}
