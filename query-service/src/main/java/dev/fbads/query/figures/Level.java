package dev.fbads.query.figures;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kind of object that a row of a response is for. */
public enum Level {
    ACCOUNT("account"),
    CAMPAIGNS("campaign"),
    ADSETS("adset"),
    ADS("ad");

    private final String stored;

    Level(String stored) {
        this.stored = stored;
    }

    /** The name in the tables. */
    String stored() {
        return stored;
    }

    /** Lower case, as in the path and in JSON. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level with this name on the wire. */
    public static Optional<Level> ofWire(String name) {
        return Arrays.stream(values())
                .filter(level -> level.wire().equals(name))
                .findFirst();
    }

    /** All names. */
    public static String known() {
        return Arrays.stream(values())
                .map(Level::wire)
                .collect(Collectors.joining(", "));
    }
}
