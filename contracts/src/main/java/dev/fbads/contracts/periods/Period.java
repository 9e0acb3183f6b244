package dev.fbads.contracts.periods;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Consecutive calendar days.
 *
 * @param since first day, inclusive
 * @param until last day, inclusive, not before {@code since}
 */
public record Period(LocalDate since, LocalDate until) {

    public Period {
        if (until.isBefore(since)) {
            throw new IllegalArgumentException("a period cannot end before it starts");
        }
    }

    /** The whole calendar month. */
    public static Period of(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    /** How many days it holds, at least 1. */
    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(since, until)) + 1;
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(since) && !day.isAfter(until);
    }

    public boolean contains(Period other) {
        return contains(other.since) && contains(other.until);
    }

    /** Its days, oldest first. */
    public Stream<LocalDate> eachDay() {
        return since.datesUntil(until.plusDays(1));
    }

    /** Its parts by calendar month, oldest first. */
    public List<Period> byMonth() {
        YearMonth last = YearMonth.from(until);
        return Stream.iterate(YearMonth.from(since), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(month -> new Period(later(since, month.atDay(1)), earlier(until, month.atEndOfMonth())))
                .toList();
    }

    /** Whether it is exactly one calendar month. */
    public boolean isWholeMonth() {
        return equals(of(YearMonth.from(since)));
    }

    /** The calendar months that lie wholly in it, oldest first. */
    public List<YearMonth> wholeMonths() {
        YearMonth first = YearMonth.from(since.minusDays(1)).plusMonths(1);
        YearMonth last = YearMonth.from(until.plusDays(1)).minusMonths(1);
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1)).toList();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
