package dev.fbads.query.breakdown;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a row of a breakdown stands for. */
public enum RowGrouping {
    /** An object of the level and a value. */
    OBJECT,
    /** A value, of all objects that the query shows. */
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
