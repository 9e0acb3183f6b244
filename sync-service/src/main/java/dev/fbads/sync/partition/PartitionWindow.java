package dev.fbads.sync.partition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import dev.fbads.contracts.periods.ReportingCalendar;

/**
 * The months that must have a partition at an instant. Days are counted in the zones of accounts and of the reporting, so that
 * the window is computed from the earliest and the latest current date on Earth.
 *
 * @param first the month of the oldest day that Meta still serves
 * @param current the month of the newest day that has begun in any zone
 * @param last the newest month that is created ahead
 */
record PartitionWindow(YearMonth first, YearMonth current, YearMonth last) {

    private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-12);
    private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

    PartitionWindow {
        if (current.isBefore(first) || last.isBefore(current)) {
            throw new IllegalArgumentException("not a window of months: " + first + ", " + current + ", " + last);
        }
    }

    /** The window at an instant, with the given number of months after the current one. */
    static PartitionWindow at(Instant now, int monthsAhead) {
        YearMonth current = YearMonth.from(LocalDate.ofInstant(now, EASTERNMOST));
        return new PartitionWindow(
                YearMonth.from(LocalDate.ofInstant(now, WESTERNMOST).minusMonths(ReportingCalendar.HISTORY_MONTHS)),
                current, current.plusMonths(monthsAhead));
    }

    /** All months by priority: the current one, earlier months, future months. */
    List<YearMonth> months() {
        return Stream.concat(
                Stream.iterate(current, month -> !month.isBefore(first), month -> month.minusMonths(1)),
                Stream.iterate(current.plusMonths(1), month -> !month.isAfter(last), month -> month.plusMonths(1)))
                .toList();
    }

    /** Whether requests may name days of the month now. */
    boolean requires(YearMonth month) {
        return !month.isBefore(first) && !month.isAfter(current);
    }
}
