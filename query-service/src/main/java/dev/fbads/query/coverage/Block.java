package dev.fbads.query.coverage;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Days that are stored as one sum.
 *
 * @param start the first day
 */
public record Block(Grain grain, LocalDate start) {

    /** Whether the other block has the same grain and begins the day after this one ends. */
    public boolean isRightBefore(Block other) {
        return grain == other.grain && grain.next(start).equals(other.start);
    }

    /** The days of a block, and the slices that they come from. */
    public enum Grain {
        /** One daily slice. */
        DAY,
        /** The daily slices of days 1 to 10, 11 to 20, or 21 to the end of a month. */
        THIRD,
        /** The daily slices of a calendar month. */
        MONTH,
        /** One monthly slice. */
        META_MONTH;

        private static final int THIRD_DAYS = 10;
        private static final int LAST_THIRD = 21;

        private LocalDate next(LocalDate start) {
            return switch (this) {
                case DAY -> start.plusDays(1);
                case THIRD -> start.getDayOfMonth() < LAST_THIRD ? start.plusDays(THIRD_DAYS)
                        : start.withDayOfMonth(1).plusMonths(1);
                case MONTH, META_MONTH -> start.plusMonths(1);
            };
        }

        /** Lower case, as in the tables. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
