package dev.fbads.query.level;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.fbads.query.metric.ActionList;
import dev.fbads.query.metric.Metric;

/** The key that rows are sorted by. */
public sealed interface SortKey {

    /** A metric. */
    record ByMetric(Metric metric) implements SortKey {
    }

    /** An action type; rows without it count as zero. */
    record ByAction(ActionList list, String actionType) implements SortKey {
    }

    /** The newest name, ignoring case and accents. */
    record ByName() implements SortKey {
    }

    /** The key with this name: a metric, {@code actions:link_click} or {@code name}. */
    static Optional<SortKey> ofWire(String text) {
        if (text.equals("name")) {
            return Optional.of(new ByName());
        }
        int colon = text.indexOf(':');
        return colon < 0 ? Metric.ofWire(text).map(ByMetric::new)
                : action(text.substring(0, colon), text.substring(colon + 1));
    }

    private static Optional<SortKey> action(String list, String actionType) {
        return Arrays.stream(ActionList.values())
                .filter(known -> known.wire().equals(list) && ActionTypeName.PATTERN.matcher(actionType).matches())
                .findFirst()
                .map(known -> new ByAction(known, actionType));
    }

    /** The form of Meta's action types. */
    final class ActionTypeName {

        private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9_.:-]{1,200}");

        private ActionTypeName() {
        }
    }
}
