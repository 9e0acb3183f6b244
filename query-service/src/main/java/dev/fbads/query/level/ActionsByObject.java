package dev.fbads.query.level;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers the action sums of each object. */
final class ActionsByObject {

    private final Map<String, Map<String, SortedMap<String, BigDecimal>>> lists = new HashMap<>();

    private ActionsByObject() {
    }

    static ActionsByObject of(List<ActionSum> sums) {
        ActionsByObject actions = new ActionsByObject();
        for (ActionSum sum : sums) {
            actions.lists.computeIfAbsent(sum.objectId(), id -> new HashMap<>())
                    .computeIfAbsent(sum.list(), list -> new TreeMap<>())
                    .put(sum.actionType(), sum.value());
        }
        return actions;
    }

    ActionSums get(String objectId) {
        Map<String, SortedMap<String, BigDecimal>> ofObject = lists.getOrDefault(objectId, Map.of());
        return new ActionSums(ofObject.getOrDefault("actions", new TreeMap<>()),
                ofObject.getOrDefault("action_values", new TreeMap<>()),
                ofObject.getOrDefault("unique_actions", new TreeMap<>()));
    }
}
