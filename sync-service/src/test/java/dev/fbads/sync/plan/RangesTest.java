package dev.fbads.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RangesTest {

    @Test
    void thirdsOfAMonthAreWrittenByOneJob() {
        assertThat(cut("2026-07-15", "2026-09-05", 10)).containsExactly(period("2026-09-01", "2026-09-05"),
                period("2026-08-21", "2026-08-31"), period("2026-08-11", "2026-08-20"), period("2026-08-01", "2026-08-10"),
                period("2026-07-21", "2026-07-31"), period("2026-07-15", "2026-07-20"));
    }

    @Test
    void monthsAreWrittenByOneJob() {
        assertThat(cut("2026-01-01", "2026-03-31", 30)).containsExactly(period("2026-03-01", "2026-03-31"),
                period("2026-02-01", "2026-02-28"), period("2026-01-01", "2026-01-31"));
    }

    @Test
    void aRangeThatFitsIsNotCut() {
        assertThat(cut("2026-08-28", "2026-09-06", 10)).containsExactly(period("2026-08-28", "2026-09-06"));
    }

    @Property
    void everySliceIsInOneRangeOfAtMostOneDayMoreThanTheLimit(@ForAll @IntRange(min = 0, max = 2000) int start,
            @ForAll @IntRange(min = 1, max = 300) int days, @ForAll @IntRange(min = 1, max = 365) int longest) {
        Period all = new Period(LocalDate.of(2024, 1, 1).plusDays(start), LocalDate.of(2024, 1, 1).plusDays(start + days - 1L));

        List<Period> ranges = Ranges.cut(Slice.in(all, Granularity.DAY), longest);

        assertThat(ranges.reversed().stream().flatMap(Period::eachDay)).containsExactlyElementsOf(all.eachDay().toList());
        assertThat(ranges).allMatch(range -> range.days() <= Math.min(longest + 1, PlanLimits.MAX_DAYS));
    }

    @Property
    void monthsAreNotAligned(@ForAll @IntRange(min = 1, max = 40) int months,
            @ForAll @IntRange(min = 1, max = 11) int longest) {
        Period all = new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 1).plusMonths(months).minusDays(1));

        assertThat(Ranges.cut(Slice.in(all, Granularity.MONTH), longest)).hasSize((months + longest - 1) / longest);
    }

    private static List<Period> cut(String since, String until, int longest) {
        return Ranges.cut(Slice.in(period(since, until), Granularity.DAY), longest);
    }

    private static Period period(String since, String until) {
        return new Period(LocalDate.parse(since), LocalDate.parse(until));
    }
}
