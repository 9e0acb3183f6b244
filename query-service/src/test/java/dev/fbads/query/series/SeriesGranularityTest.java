package dev.fbads.query.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.periods.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SeriesGranularityTest {

    private static final LocalDate EPOCH = LocalDate.parse("2024-01-01");

    @Test
    void weeksAreIsoWeeksCutAtTheEnds() {
        assertThat(SeriesGranularity.WEEK.units(period("2026-03-04", "2026-03-17"))).containsExactly(
                period("2026-03-04", "2026-03-08"), period("2026-03-09", "2026-03-15"), period("2026-03-16", "2026-03-17"));
    }

    @Test
    void monthsAreComparedWithMonthsWhereBothBeginOnTheSameDay() {
        assertThat(
                SeriesGranularity.MONTH.comparedUnits(period("2026-02-01", "2026-03-31"), period("2024-02-01", "2024-03-31")))
                .containsExactly(period("2024-02-01", "2024-02-29"), period("2024-03-01", "2024-03-31"));
    }

    @Test
    void aMonthIsComparedWithAsManyDaysWhereTheCalendarDividesOtherwise() {
        assertThat(
                SeriesGranularity.MONTH.comparedUnits(period("2026-03-01", "2026-03-31"), period("2026-01-29", "2026-02-28")))
                .containsExactly(period("2026-01-29", "2026-02-28"));
    }

    @Property
    void noDayIsInTwoUnitsAndNoneIsLeftOut(@ForAll SeriesGranularity granularity, @ForAll @IntRange(max = 800) int start,
            @ForAll @IntRange(max = 400) int length, @ForAll @IntRange(max = 800) int otherStart,
            @ForAll @IntRange(max = 400) int otherLength) {
        Period period = new Period(EPOCH.plusDays(start), EPOCH.plusDays(start + length));
        Period other = new Period(EPOCH.plusDays(otherStart), EPOCH.plusDays(otherStart + otherLength));

        List<Period> units = granularity.units(period);
        List<Period> compared = granularity.comparedUnits(period, other);

        assertThat(units.stream().flatMap(Period::eachDay)).containsExactlyElementsOf(period.eachDay().toList());
        assertThat(compared.stream().flatMap(Period::eachDay)).containsExactlyElementsOf(other.eachDay().toList());
        if (granularity == SeriesGranularity.WEEK) {
            assertThat(units.stream().skip(1)).allMatch(unit -> unit.since().getDayOfWeek() == DayOfWeek.MONDAY);
        }
    }

    private static Period period(String since, String until) {
        return new Period(LocalDate.parse(since), LocalDate.parse(until));
    }
}
