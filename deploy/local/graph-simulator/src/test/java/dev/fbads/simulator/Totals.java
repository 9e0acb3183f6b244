package dev.fbads.simulator;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** Additive sums by name, of rows as Graph sends them or of the simulator's truth; equal when every sum is. */
public final class Totals {

    private final Map<String, BigDecimal> sums = new TreeMap<>();

    /** Adds an insights row: its scalars, and its lists by action type. */
    public Totals addRow(JsonNode row) {
        for (String metric : new String[] { "spend", "impressions", "clicks", "inline_link_clicks",
                "inline_post_engagement" }) {
            if (row.has(metric)) {
                add(metric, row.get(metric).asText());
            }
        }
        for (String list : new String[] { "actions", "action_values" }) {
            row.path(list).forEach(item -> add(list + "." + item.get("action_type").asText(), item.get("value").asText()));
        }
        return this;
    }

    /** The sums of a truth object. */
    public static Totals ofTruth(JsonNode truth) {
        Totals totals = new Totals();
        for (String metric : new String[] { "spend", "impressions", "clicks", "inline_link_clicks",
                "inline_post_engagement" }) {
            totals.add(metric, truth.get(metric).asText());
        }
        for (String list : new String[] { "actions", "action_values" }) {
            truth.get(list).properties().forEach(e -> totals.add(list + "." + e.getKey(), e.getValue().asText()));
        }
        return totals;
    }

    public BigDecimal get(String name) {
        return sums.getOrDefault(name, BigDecimal.ZERO);
    }

    private void add(String name, String value) {
        BigDecimal number = new BigDecimal(value);
        if (number.signum() != 0) {
            sums.merge(name, number, (a, b) -> a.add(b).stripTrailingZeros());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Totals totals && totals.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        sums.forEach((name, value) -> text.append(name).append('=').append(value.stripTrailingZeros().toPlainString())
                .append('\n'));
        return text.toString();
    }
}
