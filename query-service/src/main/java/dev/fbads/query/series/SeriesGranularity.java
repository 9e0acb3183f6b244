package dev.fbads.query.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.fbads.contracts.periods.Period;

/** The length of one point. */
public enum SeriesGranularity {
    DAY {
        @Override
        LocalDate end(LocalDate start) {
            return start;
        }

        @Override
        boolean sameCut(Period period, Period other) {
            return true;
        }
    },
    /** From Monday to Sunday, ISO 8601. */
    WEEK {
        @Override
        LocalDate end(LocalDate start) {
            return start.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        }

        @Override
        boolean sameCut(Period period, Period other) {
            return period.since().getDayOfWeek() == other.since().getDayOfWeek();
        }
    },
    /** A calendar month. */
    MONTH {
        @Override
        LocalDate end(LocalDate start) {
            return YearMonth.from(start).atEndOfMonth();
        }

        @Override
        boolean sameCut(Period period, Period other) {
            return period.since().getDayOfMonth() == other.since().getDayOfMonth();
        }
    };

    /** The last day of the unit that contains a day. */
    abstract LocalDate end(LocalDate start);

    /** Whether the calendar divides both periods at the same distances from their first days. */
    abstract boolean sameCut(Period period, Period other);

    /** The calendar units of a period, oldest first, the first and the last cut at its ends. */
    public List<Period> units(Period period) {
        List<Period> units = new ArrayList<>();
        cut(period.since(), period.until(), units);
        return List.copyOf(units);
    }

    /**
     * The units of the comparison period, such that units with the same index are comparable: calendar units if the
     * calendar divides both periods alike, otherwise units with the lengths of those of the period; remaining days are
     * divided by the calendar.
     */
    public List<Period> comparedUnits(Period period, Period other) {
        if (sameCut(period, other)) {
            return units(other);
        }
        List<Period> units = new ArrayList<>();
        LocalDate next = other.since();
        for (Period unit : units(period)) {
            if (next.isAfter(other.until())) {
                return List.copyOf(units);
            }
            units.add(new Period(next, earlier(next.plusDays(unit.days() - 1L), other.until())));
            next = next.plusDays(unit.days());
        }
        cut(next, other.until(), units);
        return List.copyOf(units);
    }

    private void cut(LocalDate since, LocalDate until, List<Period> units) {
        for (LocalDate start = since; !start.isAfter(until); start = units.getLast().until().plusDays(1)) {
            units.add(new Period(start, earlier(end(start), until)));
        }
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Lower case, as in JSON. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SeriesGranularity> ofWire(String name) {
        return Arrays.stream(values()).filter(granularity -> granularity.wire().equals(name)).findFirst();
    }

    static String known() {
        return Arrays.stream(values()).map(SeriesGranularity::wire).collect(Collectors.joining(", "));
    }
}
