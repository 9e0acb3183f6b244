package dev.fbads.sync.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.fbads.sync.rollups.ActionItem;
import dev.fbads.sync.rollups.ActionList;
import dev.fbads.sync.rollups.ActionType;

/**
 * Reads the items of the action lists of a job's rows. An item without type or value is skipped (Meta omits values that it
 * does not know).
 */
final class ActionItems {

    private static final int DECIMALS = 6;
    private static final long MILLION = 1_000_000;
    /** Values of more digits may overflow a long when multiplied by a million. */
    private static final int SHORT_DIGITS = 12;

    /** Types of earlier rows, because rows repeat them. */
    private final Map<ActionList, Map<String, ActionType>> types = new HashMap<>();

    /** A list with an invalid item; without stack trace, because it is control flow. */
    static final class Invalid extends RuntimeException {

        Invalid(String message) {
            super(message, null, false, false);
        }
    }

    /** @throws Invalid if a type is too long or a value is not a number */
    List<ActionItem> of(GraphRow row) {
        List<ActionItem> items = new ArrayList<>();
        for (ActionList list : ActionList.values()) {
            Map<String, ActionType> known = types.computeIfAbsent(list, first -> new HashMap<>());
            for (GraphRow.Item item : row.items(list)) {
                String name = item.type().replace("\u0000", "");
                if (!name.isEmpty() && !item.value().isEmpty()) {
                    items.add(new ActionItem(known.computeIfAbsent(name, seen -> type(list, seen)), millionths(item.value())));
                }
            }
        }
        return items;
    }

    private static ActionType type(ActionList list, String name) {
        if (name.length() > ActionType.LONGEST_NAME) {
            throw new Invalid("an action type of %d characters".formatted(name.length()));
        }
        return new ActionType(list, name);
    }

    private static long millionths(String value) {
        try {
            return value.length() <= SHORT_DIGITS && value.indexOf('.') < 0 && value.indexOf('e') < 0 && value.indexOf('E') < 0
                    ? Long.parseLong(value) * MILLION
                    : new BigDecimal(value).movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (ArithmeticException | NumberFormatException malformed) {
            throw new Invalid("a value that is not a number");
        }
    }
}
