package dev.fbads.query.coverage;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Days that the store holds as one sum.
 *
 * @param start the first of them
 */
public record Block(Grain grain, LocalDate start) {

    /** How many days a block has, and from which slices. */
    public enum Grain {
        /** One daily slice. */
        DAY,
        /** The daily slices of days 1 to 10, 11 to 20, or 21 to the end of a month. */
        THIRD,
        /** The daily slices of a calendar month. */
        MONTH,
        /** One monthly slice. */
        META_MONTH;

        /** Lower case, as in the tables. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
