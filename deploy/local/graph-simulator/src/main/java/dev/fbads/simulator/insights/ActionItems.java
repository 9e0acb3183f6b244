package dev.fbads.simulator.insights;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.fbads.simulator.insights.ActionType.Origin;

/** The items of an action list that is divided by more, or by less, than the action type. */
final class ActionItems {

    private final InsightRow row;
    private final ActionMetric metric;
    private final List<String> further;
    private final boolean byType;
    private final Map<Map<String, String>, Item> items = new LinkedHashMap<>();

    private ActionItems(InsightRow row, ActionMetric metric) {
        this.row = row;
        this.metric = metric;
        this.further = row.query().breakdowns().furtherActionNames();
        this.byType = row.query().breakdowns().actionNames().contains(Breakdowns.ACTION_TYPE);
    }

    /**
     * One item.
     *
     * @param values by action breakdown; an empty one is left out
     */
    record Item(Map<String, String> values, long amount, Origin origin) {

        Item {
            values = Map.copyOf(values);
        }
    }

    static List<Item> of(InsightRow row, ActionMetric metric) {
        return new ActionItems(row, metric).collect();
    }

    private List<Item> collect() {
        for (ActionType type : ActionType.ALL) {
            long amount = metric.amount(type, row.sums());
            // Without the type, everything falls into one sum, so what is counted twice must stay out.
            if (amount > 0 && row.shows(type) && (byType || type.basic())) {
                divide(type, amount, byType ? Map.of(Breakdowns.ACTION_TYPE, type.name().getValue()) : Map.of(), 0);
            }
        }
        return List.copyOf(items.values());
    }

    private void divide(ActionType type, long amount, Map<String, String> values, int depth) {
        if (amount == 0) {
            return;
        }
        if (depth == further.size()) {
            items.merge(values, new Item(values, amount, type.origin()),
                    (one, other) -> new Item(values, one.amount() + other.amount(), one.origin()));
            return;
        }
        String breakdown = further.get(depth);
        ActionShares shares = CarouselCards.known(breakdown, values, row.object())
                .map(ActionShares::whole)
                .orElseGet(() -> ActionShares.of(breakdown, type, row.object()));
        List<Long> parts = shares.divide(amount);
        for (int i = 0; i < parts.size(); i++) {
            Map<String, String> longer = new HashMap<>(values);
            longer.put(breakdown, shares.shares().get(i).value());
            divide(type, parts.get(i), Map.copyOf(longer), depth + 1);
        }
    }
}
