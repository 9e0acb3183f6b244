package dev.fbads.gateway.fetch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.contracts.periods.Period;
import dev.fbads.gateway.fetch.RowSpread;
import dev.fbads.gateway.graph.GraphBatch;
import dev.fbads.gateway.testing.Requests;
import dev.fbads.testing.TestClock;

/** The whole retention of Meta, at the edges of calendar arithmetic. */
class ReportPartsTest {

    private static final int SLICES_PER_REPORT = 10;

    static Stream<LocalDate> dates() {
        return Stream.concat(Stream.of(TestClock.TODAY), TestClock.EDGE_DATES.stream());
    }

    @ParameterizedTest
    @MethodSource("dates")
    void daysAreCutIntoReportsThatFollowEachOtherAndFitIntoOneBatch(LocalDate until) {
        Period whole = history(until);

        List<Period> parts = parts(whole, Granularity.DAY);

        assertThat(RowSpread.slices(request(whole, Granularity.DAY))).isEqualTo(whole.days());
        assertThat(parts.stream().flatMap(Period::eachDay)).containsExactlyElementsOf(whole.eachDay().toList());
        assertThat(parts).hasSizeLessThanOrEqualTo(GraphBatch.MAX_ITEMS);
        // 1,125 to 1,127 days in 50 reports at most.
        assertThat(parts.subList(0, parts.size() - 1)).allSatisfy(part -> assertThat(part.days()).isEqualTo(23));
    }

    @ParameterizedTest
    @MethodSource("dates")
    void monthsAreCutBetweenMonthsOnly(LocalDate until) {
        Period whole = history(until);

        List<Period> parts = parts(whole, Granularity.MONTH);

        assertThat(RowSpread.slices(request(whole, Granularity.MONTH))).isEqualTo(whole.byMonth().size());
        assertThat(parts.stream().flatMap(part -> part.byMonth().stream())).containsExactlyElementsOf(whole.byMonth());
        assertThat(parts.subList(0, parts.size() - 1)).allSatisfy(part -> {
            assertThat(part.byMonth()).hasSize(SLICES_PER_REPORT);
            assertThat(part.until()).isEqualTo(YearMonth.from(part.until()).atEndOfMonth());
        });
    }

    private static Period history(LocalDate until) {
        return new Period(until.minusMonths(37), until);
    }

    private static List<Period> parts(Period whole, Granularity granularity) {
        return ReportParts.of(request(whole, granularity), SLICES_PER_REPORT).stream()
                .map(part -> new Period(part.since(), part.until()))
                .toList();
    }

    private static InsightsRequest request(Period whole, Granularity granularity) {
        return Requests.of(whole.since(), whole.until(), granularity, BreakdownSet.NONE);
    }
}
