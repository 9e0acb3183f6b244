package dev.fbads.query.level;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.fbads.query.metric.Metric;

/** The order of rows. Rows without a value are last in both directions, equal rows are ordered by id. */
public record Sort(SortKey key, boolean descending) {

    /** By spend, highest first. */
    public static final Sort DEFAULT = new Sort(new SortKey.ByMetric(Metric.SPEND), true);

    private static final String DESCENDING = "-";

    /** Parses a key; with a leading minus the order is descending. */
    static Optional<Sort> ofWire(String text) {
        boolean descending = text.startsWith(DESCENDING);
        return SortKey.ofWire(descending ? text.substring(1) : text)
                .map(key -> new Sort(key, descending));
    }

    static String known() {
        return "name, " + Arrays.stream(Metric.values()).map(Metric::wire).collect(Collectors.joining(", "))
                + ", actions:<action_type>, action_values:<action_type>, unique_actions:<action_type>";
    }
}
