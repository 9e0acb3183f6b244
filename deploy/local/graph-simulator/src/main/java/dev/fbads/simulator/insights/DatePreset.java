package dev.fbads.simulator.insights;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** Meta's named periods. "Last n days" are n whole days, so today is not among them. */
enum DatePreset {
    TODAY((today, first) -> new TimeSpan(today, today)),
    YESTERDAY((today, first) -> lastDays(today, 1)),
    THIS_MONTH((today, first) -> new TimeSpan(today.withDayOfMonth(1), today)),
    LAST_MONTH((today, first) -> months(today.withDayOfMonth(1).minusMonths(1), 1)),
    THIS_QUARTER((today, first) -> new TimeSpan(quarter(today), today)),
    MAXIMUM((today, first) -> new TimeSpan(first, today)),
    DATA_MAXIMUM((today, first) -> new TimeSpan(first, today)),
    LAST_3D((today, first) -> lastDays(today, 3)),
    LAST_7D((today, first) -> lastDays(today, 7)),
    LAST_14D((today, first) -> lastDays(today, 14)),
    LAST_28D((today, first) -> lastDays(today, 28)),
    LAST_30D((today, first) -> lastDays(today, 30)),
    LAST_90D((today, first) -> lastDays(today, 90)),
    LAST_WEEK_MON_SUN((today, first) -> lastWeek(today, DayOfWeek.MONDAY)),
    LAST_WEEK_SUN_SAT((today, first) -> lastWeek(today, DayOfWeek.SUNDAY)),
    LAST_QUARTER((today, first) -> months(quarter(today).minusMonths(3), 3)),
    LAST_YEAR((today, first) -> months(today.withDayOfYear(1).minusYears(1), 12)),
    THIS_WEEK_MON_TODAY((today, first) -> new TimeSpan(weekStart(today, DayOfWeek.MONDAY), today)),
    THIS_WEEK_SUN_TODAY((today, first) -> new TimeSpan(weekStart(today, DayOfWeek.SUNDAY), today)),
    THIS_YEAR((today, first) -> new TimeSpan(today.withDayOfYear(1), today));

    static final List<String> NAMES = Arrays.stream(values()).map(preset -> preset.name().toLowerCase(Locale.ROOT)).toList();

    private final BiFunction<LocalDate, LocalDate, TimeSpan> span;

    DatePreset(BiFunction<LocalDate, LocalDate, TimeSpan> span) {
        this.span = span;
    }

    static Optional<DatePreset> named(String name) {
        int index = NAMES.indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(values()[index]);
    }

    /** @param first the earliest day that may be asked, for {@code maximum} */
    TimeSpan span(LocalDate today, LocalDate first) {
        return span.apply(today, first);
    }

    private static TimeSpan lastDays(LocalDate today, int days) {
        return new TimeSpan(today.minusDays(days), today.minusDays(1));
    }

    private static TimeSpan lastWeek(LocalDate today, DayOfWeek first) {
        LocalDate start = weekStart(today, first).minusWeeks(1);
        return new TimeSpan(start, start.plusDays(6));
    }

    private static LocalDate weekStart(LocalDate day, DayOfWeek first) {
        return day.with(TemporalAdjusters.previousOrSame(first));
    }

    private static TimeSpan months(LocalDate start, int months) {
        return new TimeSpan(start, start.plusMonths(months).minusDays(1));
    }

    private static LocalDate quarter(LocalDate day) {
        return day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
    }
}
