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

/** How long the time of one point is. */
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

    /** The last day of the unit that a day is in. */
    abstract LocalDate end(LocalDate start);

    /** Whether the calendar divides both periods at like distances from their first days. */
    abstract boolean sameCut(Period period, Period other);

    /** The calendar's units, oldest first, the first and the last cut at the period's ends. */
    public List<Period> units(Period period) {
        List<Period> units = new ArrayList<>();
        cut(period.since(), period.until(), units);
        return List.copyOf(units);
    }

    /**
     * The units of the period that another is compared with, so that those of one index are comparable: the calendar's where it
     * divides both alike, else as long, one by one, as the units of the period; what is left over is divided by the calendar.
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
