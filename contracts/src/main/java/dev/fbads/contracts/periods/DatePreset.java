package dev.fbads.contracts.periods;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Periods under the names of Meta's {@code date_preset}. {@code last_*} end yesterday, {@code this_*} end today. The
 * specification's long names ({@code last_7_days}) are accepted as aliases.
 */
public enum DatePreset {
    TODAY(today -> new Period(today, today)),
    YESTERDAY(today -> new Period(today.minusDays(1), today.minusDays(1))),
    LAST_3D(today -> lastDays(today, 3)),
    LAST_7D(today -> lastDays(today, 7)),
    LAST_14D(today -> lastDays(today, 14)),
    LAST_28D(today -> lastDays(today, 28)),
    LAST_30D(today -> lastDays(today, 30)),
    LAST_90D(today -> lastDays(today, 90)),
    THIS_WEEK_MON_TODAY(today -> weekToDate(today, DayOfWeek.MONDAY)),
    THIS_WEEK_SUN_TODAY(today -> weekToDate(today, DayOfWeek.SUNDAY)),
    LAST_WEEK_MON_SUN(today -> lastWeek(today, DayOfWeek.MONDAY)),
    LAST_WEEK_SUN_SAT(today -> lastWeek(today, DayOfWeek.SUNDAY)),
    THIS_MONTH(today -> new Period(today.withDayOfMonth(1), today)),
    LAST_MONTH(today -> Period.of(YearMonth.from(today).minusMonths(1))),
    THIS_QUARTER(today -> new Period(quarterStart(today), today)),
    LAST_QUARTER(today -> new Period(quarterStart(today).minusMonths(3), quarterStart(today).minusDays(1))),
    THIS_YEAR(today -> new Period(today.withDayOfYear(1), today)),
    LAST_YEAR(today -> new Period(today.minusYears(1).withDayOfYear(1), today.withDayOfYear(1).minusDays(1))),
    /** Meta's whole history. */
    MAXIMUM(today -> new Period(today.minusMonths(ReportingCalendar.HISTORY_MONTHS), today));

    private final Function<LocalDate, Period> resolver;

    DatePreset(Function<LocalDate, Period> resolver) {
        this.resolver = resolver;
    }

    /** The preset with this name; {@code last_7_days} is {@code last_7d}. */
    public static Optional<DatePreset> ofWire(String name) {
        String canonical = name.replaceFirst("^(last_[0-9]+)_days$", "$1d");
        return Arrays.stream(values())
                .filter(preset -> preset.wire().equals(canonical))
                .findFirst();
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(DatePreset::wire).toList();
    }

    /** The days of the preset at the given moment, without days that are older than Meta's history. */
    public Period at(Instant now, ReportingCalendar calendar) {
        Period period = resolver.apply(calendar.today(now));
        LocalDate earliest = calendar.earliestDay(now);
        return period.since().isBefore(earliest) ? new Period(earliest, period.until()) : period;
    }

    /** Lower case, as in JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Period lastDays(LocalDate today, int days) {
        return new Period(today.minusDays(days), today.minusDays(1));
    }

    private static Period weekToDate(LocalDate today, DayOfWeek firstDay) {
        return new Period(today.with(TemporalAdjusters.previousOrSame(firstDay)), today);
    }

    private static Period lastWeek(LocalDate today, DayOfWeek firstDay) {
        LocalDate start = weekToDate(today, firstDay).since().minusWeeks(1);
        return new Period(start, start.plusDays(6));
    }

    private static LocalDate quarterStart(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1);
    }
}
