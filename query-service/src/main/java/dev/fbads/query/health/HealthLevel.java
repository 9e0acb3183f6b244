package dev.fbads.query.health;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** The level of a figure, the worst last. */
public enum HealthLevel {
    OK,
    /** There is no data. */
    UNKNOWN,
    WARNING,
    CRITICAL;

    /** Lower case, as in JSON. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
