package dev.fbads.query.level;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums of action lists by action type. Types overlap (a link click is a post engagement too), so a sum over types means
 * nothing.
 *
 * @param actions how often
 * @param actionValues what they are worth, in the major unit of the currency
 * @param uniqueActions by how many people; an upper bound over more than one stored row
 */
record ActionSums(SortedMap<String, BigDecimal> actions, SortedMap<String, BigDecimal> actionValues,
        SortedMap<String, BigDecimal> uniqueActions) {

    static final ActionSums NONE = new ActionSums(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    ActionSums {
        actions = Collections.unmodifiableSortedMap(new TreeMap<>(actions));
        actionValues = Collections.unmodifiableSortedMap(new TreeMap<>(actionValues));
        uniqueActions = Collections.unmodifiableSortedMap(new TreeMap<>(uniqueActions));
    }

    ActionSums plus(ActionSums other) {
        return new ActionSums(sum(actions, other.actions), sum(actionValues, other.actionValues),
                sum(uniqueActions, other.uniqueActions));
    }

    private static SortedMap<String, BigDecimal> sum(Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>(one);
        other.forEach((type, value) -> sums.merge(type, value, BigDecimal::add));
        return sums;
    }
}
