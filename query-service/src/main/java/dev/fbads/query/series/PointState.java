package dev.fbads.query.series;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the figures of a point are worth. */
public enum PointState {
    /** Every day is stored, and was over when it was imported. */
    COMPLETE,
    /** Every day is stored, but one was not over when it was imported: the figures will grow. */
    PROVISIONAL,
    /** Some of its days were never imported: the figures are of the others. */
    INCOMPLETE,
    /** None of its days was ever imported: there are no figures, which is not the same as zero. */
    MISSING,
    /** Some of its days are stored in the sum of a month that is longer than the point: there are no figures of its own. */
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
