package dev.fbads.sync.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.sync.rollups.ActionItem;
import dev.fbads.sync.rollups.ActionList;
import dev.fbads.sync.rollups.ActionType;

/**
 * The action lists of one of Graph's rows, item by item. An item without type or value adds nothing (Meta leaves out values
 * that
 * it does not know).
 */
final class ActionItems {

    private static final int DECIMALS = 6;
    private static final long MILLION = 1_000_000;
    /** Longer digits may not fit a long when they are times a million. */
    private static final int SHORT_DIGITS = 12;

    private ActionItems() {
    }

    /** A list that cannot be trusted; has no stack trace, for it is no fault of the code. */
    static final class Untrusted extends RuntimeException {

        Untrusted(String message) {
            super(message, null, false, false);
        }
    }

    /** @throws Untrusted where a list is not a list, or a value not a number */
    static List<ActionItem> of(JsonNode row) {
        List<ActionItem> items = new ArrayList<>();
        for (ActionList list : ActionList.values()) {
            JsonNode found = row.path(list.wire());
            if (!found.isArray() && !found.isMissingNode() && !found.isNull()) {
                throw new Untrusted(list.wire() + " is no list");
            }
            for (JsonNode item : found) {
                add(items, list, item);
            }
        }
        return items;
    }

    private static void add(List<ActionItem> items, ActionList list, JsonNode item) {
        String name = item.path("action_type").asText("").replace("\u0000", "");
        String value = item.path("value").asText("");
        if (name.isEmpty() || value.isEmpty()) {
            return;
        }
        if (name.length() > ActionType.LONGEST_NAME) {
            throw new Untrusted("an action type of %d characters".formatted(name.length()));
        }
        items.add(new ActionItem(new ActionType(list, name), millionths(value)));
    }

    private static long millionths(String value) {
        try {
            return value.length() <= SHORT_DIGITS && value.indexOf('.') < 0 && value.indexOf('e') < 0 && value.indexOf('E') < 0
                    ? Long.parseLong(value) * MILLION
                    : new BigDecimal(value).movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (ArithmeticException | NumberFormatException malformed) {
            throw new Untrusted("a value that is no number");
        }
    }
}
