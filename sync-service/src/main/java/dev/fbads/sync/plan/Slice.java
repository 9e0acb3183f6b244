package dev.fbads.sync.plan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;

/**
 * The unit that is fetched and replaced as a whole: one day or one calendar month.
 *
 * @param start first day
 */
public record Slice(Granularity granularity, LocalDate start) {

    public Slice {
        if (granularity == Granularity.MONTH && start.getDayOfMonth() != 1) {
            throw new IllegalArgumentException("a month starts on its first day");
        }
    }

    public static Slice of(LocalDate day) {
        return new Slice(Granularity.DAY, day);
    }

    public static Slice of(YearMonth month) {
        return new Slice(Granularity.MONTH, month.atDay(1));
    }

    /** Its last day. */
    public LocalDate stop() {
        return granularity == Granularity.DAY ? start : YearMonth.from(start).atEndOfMonth();
    }

    /** The slices of a range, oldest first. A monthly range consists of whole months. */
    public static List<Slice> in(Period range, Granularity granularity) {
        Stream<Slice> slices = switch (granularity) {
            case DAY -> range.eachDay().map(Slice::of);
            case MONTH -> range.wholeMonths().stream().map(Slice::of);
        };
        return slices.toList();
    }
}
