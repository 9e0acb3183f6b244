package dev.fbads.sync.rollups;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import dev.fbads.contracts.insights.Granularity;

/** The days of a roll-up. */
enum Grain {
    DAY,
    /** Days 1 to 10, 11 to 20, or 21 to the end of a month. */
    THIRD,
    MONTH,
    /** A monthly slice of Meta, never computed from days. */
    META_MONTH;

    /** Computed from daily slices. */
    static final List<Grain> BLOCKS = List.of(THIRD, MONTH);

    private static final int DAYS_OF_A_THIRD = 10;
    private static final int LAST_THIRD = 2;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The grain with the given name in the table. */
    static Grain ofWire(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The grain of slices of the granularity. */
    static Grain ofSlices(Granularity granularity) {
        return switch (granularity) {
            case DAY -> DAY;
            case MONTH -> META_MONTH;
        };
    }

    /** First day of the block that contains the day. */
    LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY, META_MONTH -> day;
            case THIRD -> day.withDayOfMonth(
                    1 + DAYS_OF_A_THIRD * Math.min((day.getDayOfMonth() - 1) / DAYS_OF_A_THIRD, LAST_THIRD));
            case MONTH -> day.withDayOfMonth(1);
        };
    }
}
