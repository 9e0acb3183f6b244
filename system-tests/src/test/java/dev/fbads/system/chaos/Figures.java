package dev.fbads.system.chaos;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.local.launcher.stack.StackException;

/** The additive metrics of an ad's day as one line of text: equal metrics give equal lines, from either source. */
final class Figures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METRICS = List.of("impressions", "clicks", "spend", "inline_link_clicks",
            "inline_post_engagement");
    private static final List<String> LISTS = List.of("actions", "action_values", "unique_actions");

    private Figures() {
    }

    /** From the simulator's reference data, where action lists are objects keyed by type. */
    static String ofReference(JsonNode row) {
        var text = new StringBuilder();
        METRICS.forEach(metric -> append(text, metric, new BigDecimal(row.path(metric).asText("0"))));
        for (var list : LISTS) {
            Map<String, BigDecimal> sums = new TreeMap<>();
            row.path(list).properties().forEach(entry -> add(sums, entry.getKey(), entry.getValue().asText("0")));
            append(text, list, sums);
        }
        return text.toString();
    }

    /** From a row of {@code facebook_ads_data}, where action lists are as Meta sent them. */
    static String ofStored(ResultSet row) throws SQLException {
        var text = new StringBuilder();
        for (var metric : METRICS) {
            append(text, metric, row.getBigDecimal(metric));
        }
        for (var list : LISTS) {
            Map<String, BigDecimal> sums = new TreeMap<>();
            parse(row.getString(list)).forEach(item -> add(sums, item.path("action_type").asText(),
                    item.path("value").asText("0")));
            append(text, list, sums);
        }
        return text.toString();
    }

    private static void add(Map<String, BigDecimal> sums, String type, String value) {
        var number = new BigDecimal(value);
        if (number.signum() != 0) {
            sums.merge(type, number, BigDecimal::add);
        }
    }

    private static void append(StringBuilder text, String list, Map<String, BigDecimal> sums) {
        text.append(list).append('[');
        sums.forEach((type, sum) -> append(text, type, sum));
        text.append("] ");
    }

    private static void append(StringBuilder text, String name, BigDecimal number) {
        text.append(name).append('=').append(number.stripTrailingZeros().toPlainString()).append(' ');
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException malformed) {
            throw new StackException("a stored list is not JSON: " + json, malformed);
        }
    }
}
