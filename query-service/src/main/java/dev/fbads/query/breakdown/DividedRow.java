package dev.fbads.query.breakdown;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fbads.query.figures.ObjectHierarchy;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.metric.Figures;

/**
 * A row of a breakdown before it is shown.
 *
 * @param object null if the row is for all objects
 * @param values not copied: they may hold null
 */
record DividedRow(@Nullable ObjectKey object, String currency, List<@Nullable String> values, Figures figures,
        @Nullable ObjectHierarchy hierarchy) {

    private static final String SEPARATOR = "\u001f";
    private static final String NOTHING = "\u001e";

    /** Identifies the row within the response, in one line, as a cursor needs it. */
    static ObjectKey key(String account, String objectId, List<@Nullable String> values) {
        return new ObjectKey(account, objectId + values.stream()
                .map(value -> SEPARATOR + Objects.requireNonNullElse(value, NOTHING).replace("\n", "\\n"))
                .collect(Collectors.joining()));
    }

    /** The name that it is sorted by: the object's name, or else the values. */
    @Nullable
    String name() {
        return object != null ? hierarchy == null ? null : hierarchy.name()
                : values.stream().map(value -> Objects.requireNonNullElse(value, "")).collect(Collectors.joining(" "));
    }
}
