package dev.fbads.query.series;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How complete the figures of a point are. */
public enum PointState {
    /** All days are stored, and were over when they were imported. */
    COMPLETE,
    /** All days are stored, but one was not over when it was imported: the figures will grow. */
    PROVISIONAL,
    /** At least one day was never imported: the figures are of the other days. */
    INCOMPLETE,
    /** No day was ever imported: the figures are unknown, not zero. */
    MISSING,
    /** At least one day is stored only in the sum of a month that is longer than the point: the figures are unknown. */
    MONTHLY_ONLY;

    /** Lower case, as in JSON. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean hasFigures() {
        return this != MISSING && this != MONTHLY_ONLY;
    }
}
