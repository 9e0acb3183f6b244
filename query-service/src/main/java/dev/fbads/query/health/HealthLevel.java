package dev.fbads.query.health;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How good a figure is, the worst last. */
public enum HealthLevel {
    OK,
    /** There is nothing to tell from. */
    UNKNOWN,
    WARNING,
    CRITICAL;

    /** Lower case, as in JSON. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
