package dev.fbads.sync.rollups;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The position of each action type of one account, from 1. */
record ActionPositions(Map<ActionType, Integer> byType) {

    /** No positions. */
    static final ActionPositions NONE = new ActionPositions(Map.of());

    ActionPositions {
        byType = Map.copyOf(byType);
    }

    int of(ActionType type) {
        Integer position = byType.get(type);
        if (position == null) {
            throw new IllegalStateException("the action type %s has no position".formatted(type));
        }
        return position;
    }

    /** The action types of the rows that have no position yet. */
    Set<ActionType> unknownIn(Collection<AdFigures> rows) {
        Set<ActionType> unknown = new LinkedHashSet<>();
        for (AdFigures row : rows) {
            for (ActionItem item : row.actions()) {
                if (!byType.containsKey(item.type())) {
                    unknown.add(item.type());
                }
            }
        }
        return unknown;
    }
}
