package dev.fbads.query.breakdown;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kind of row of a breakdown. */
public enum RowGrouping {
    /** One row per object of the level and value. */
    OBJECT,
    /** One row per value, for all objects of the query. */
    VALUE;

    /** Lower case, as in JSON. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RowGrouping> ofWire(String name) {
        return Arrays.stream(values()).filter(grouping -> grouping.wire().equals(name)).findFirst();
    }

    static String known() {
        return Arrays.stream(values()).map(RowGrouping::wire).collect(Collectors.joining(", "));
    }
}
