package dev.fbads.contracts.periods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.testing.TestClock;

class PeriodsTest {

    private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ReportingCalendar CALENDAR = new ReportingCalendar(TORONTO, TOKYO);

    @ParameterizedTest(name = "{0} is {1} to {2}")
    @CsvSource({
            "today, 2026-11-22, 2026-11-22",
            "yesterday, 2026-11-21, 2026-11-21",
            "last_3d, 2026-11-19, 2026-11-21",
            "last_7d, 2026-11-15, 2026-11-21",
            "last_7_days, 2026-11-15, 2026-11-21",
            "last_30_days, 2026-10-23, 2026-11-21",
            "this_week_mon_today, 2026-11-16, 2026-11-22",
            "this_week_sun_today, 2026-11-22, 2026-11-22",
            "last_week_mon_sun, 2026-11-09, 2026-11-15",
            "last_week_sun_sat, 2026-11-15, 2026-11-21",
            "this_month, 2026-11-01, 2026-11-22",
            "last_month, 2026-10-01, 2026-10-31",
            "this_quarter, 2026-10-01, 2026-11-22",
            "last_quarter, 2026-07-01, 2026-09-30",
            "this_year, 2026-01-01, 2026-11-22",
            "last_year, 2025-01-01, 2025-12-31",
    })
    void presetsAreMetas(String name, LocalDate since, LocalDate until) {
        assertThat(DatePreset.ofWire(name).orElseThrow()
                .at(Instant.parse("2026-11-22T17:00:00Z"), new ReportingCalendar(TORONTO, TORONTO)))
                .isEqualTo(new Period(since, until));
    }

    static List<LocalDate> dates() {
        return Stream.concat(Stream.of(TestClock.TODAY, LocalDate.of(2026, 3, 1)), TestClock.EDGE_DATES.stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("dates")
    void everyPresetCanBeServedAtEveryHour(LocalDate date) {
        for (int hour = 0; hour < 24; hour++) {
            Instant now = date.atTime(hour, 30).toInstant(ZoneOffset.UTC);
            for (DatePreset preset : DatePreset.values()) {
                assertThat(PeriodRules.servable(preset.at(now, CALENDAR), CALENDAR, now)).as("%s at %s", preset, now).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dates")
    void theHistoryEndsThirtySevenMonthsAgo(LocalDate date) {
        Instant now = TestClock.afternoonOf(date);
        ReportingCalendar toronto = new ReportingCalendar(TORONTO, TORONTO);
        LocalDate earliest = date.minusMonths(37).plusDays(1);

        assertThat(PeriodRules.servable(new Period(earliest, date), toronto, now)).isEmpty();
        assertThat(PeriodRules.servable(new Period(earliest.minusDays(1), date), toronto, now))
                .containsExactly(new FieldViolation("since", FieldCode.BEFORE_HISTORY, earliest.toString()));
        assertThat(PeriodRules.servable(new Period(date, date.plusDays(1)), toronto, now))
                .containsExactly(new FieldViolation("until", FieldCode.FUTURE_DATE, date.toString()));
    }

    @ParameterizedTest
    @MethodSource("dates")
    void aPeriodIsItsMonthsOneAfterTheOther(LocalDate date) {
        Period period = new Period(date.minusMonths(14).minusDays(1), date);

        List<Period> months = period.byMonth();

        assertThat(months.stream().flatMap(Period::eachDay)).containsExactlyElementsOf(period.eachDay().toList());
        assertThat(months)
                .allSatisfy(month -> assertThat(YearMonth.from(month.since())).isEqualTo(YearMonth.from(month.until())));
        assertThat(months).extracting(month -> YearMonth.from(month.since())).doesNotHaveDuplicates();
        assertThat(period.wholeMonths()).containsExactlyElementsOf(
                months.stream().filter(Period::isWholeMonth).map(month -> YearMonth.from(month.since())).toList());
    }

    @ParameterizedTest(name = "the day of {0} lasts {1} hours")
    @CsvSource({ "2026-03-08, 23", "2026-11-01, 25", "2026-02-28, 24" })
    void daysEndWhereTheyReallyEnd(LocalDate day, int hours) {
        ReportingCalendar toronto = new ReportingCalendar(TORONTO, TORONTO);

        assertThat(Duration.between(toronto.endOf(day.minusDays(1)), toronto.endOf(day))).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void aDayIsOverWhenItHasEndedInBothZones() {
        LocalDate day = LocalDate.of(2026, 11, 20);
        Instant endInTokyo = Instant.parse("2026-11-20T15:00:00Z");
        Instant endInToronto = Instant.parse("2026-11-21T05:00:00Z");

        assertThat(CALENDAR.isClosed(day, endInTokyo)).isFalse();
        assertThat(CALENDAR.isClosed(day, endInToronto.minusNanos(1))).isFalse();
        assertThat(CALENDAR.isClosed(day, endInToronto)).isTrue();
        assertThat(new ReportingCalendar(TOKYO, TORONTO).isClosed(day, endInTokyo)).isFalse();
    }

    @Test
    void aDayThatHasBegunSomewhereMayBeAskedFor() {
        Instant now = Instant.parse("2026-11-20T15:00:00Z");

        assertThat(CALENDAR.latestDay(now)).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(PeriodRules.servable(new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 22)), CALENDAR, now))
                .containsExactly(new FieldViolation("until", FieldCode.FUTURE_DATE, "2026-11-21"));
    }

    @Test
    void wholeMonthsLieWhollyInside() {
        assertThat(new Period(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 3, 30)).wholeMonths())
                .containsExactly(YearMonth.of(2024, 2));
        assertThat(new Period(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 29)).wholeMonths())
                .containsExactly(YearMonth.of(2024, 2));
        assertThat(new Period(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 28)).wholeMonths()).isEmpty();
    }

    @Test
    void aPeriodCannotEndBeforeItStarts() {
        assertThatThrownBy(() -> new Period(LocalDate.of(2024, 2, 2), LocalDate.of(2024, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
