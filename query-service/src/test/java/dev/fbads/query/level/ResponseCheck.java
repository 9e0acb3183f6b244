package dev.fbads.query.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;

import dev.fbads.query.figures.Level;

/** Compares all pages of a response with sums of raw rows. */
final class ResponseCheck {

    private static final List<String> METRICS = List.of("impressions", "clicks", "spend", "reach", "unique_clicks",
            "inline_link_clicks", "inline_post_engagement", "leads", "ctr", "cpc", "cpm", "frequency", "website_ctr",
            "cost_per_inline_link_click", "cost_per_unique_click");
    private static final List<String> ADDITIVE = METRICS.subList(0, 8);
    private static final List<String> PURCHASES = List.of("purchases", "purchase_value");
    private static final String EURO_ACCOUNT = "act_12";
    private static final Map<String, Object> NOTHING = Map.of();

    private final RandomQuery query;
    private final List<JsonNode> pages;
    private final List<JsonNode> rows = new ArrayList<>();

    ResponseCheck(RandomQuery query, List<JsonNode> pages) {
        this.query = query;
        this.pages = List.copyOf(pages);
        pages.forEach(page -> page.get("rows").forEach(rows::add));
    }

    /** @param before of the period that it is compared with; empty for none */
    void against(Map<String, Map<String, Object>> now, Map<String, Map<String, Object>> before) {
        List<String> ids = new ArrayList<>(now.keySet());
        before.keySet().stream().filter(id -> !now.containsKey(id)).forEach(ids::add);
        if (query.level() == Level.ACCOUNT) {
            query.accounts().stream().filter(id -> !ids.contains(id)).forEach(ids::add);
        }
        assertThat(rows).extracting(row -> row.get("id").textValue()).containsExactlyInAnyOrderElementsOf(ids);
        for (JsonNode row : rows) {
            String id = row.get("id").textValue();
            assertFigures(row.get("metrics"), now.getOrDefault(id, NOTHING));
            if (query.compared() != null) {
                assertFigures(row.get("compare"), before.getOrDefault(id, NOTHING));
                assertDelta(row, now.getOrDefault(id, NOTHING), before.getOrDefault(id, NOTHING));
            }
        }
        assertOrder(rows, query.sort());
        for (JsonNode page : pages) {
            assertThat(page.at("/page/total").intValue()).isEqualTo(ids.size());
            assertTotals(page, now, before);
        }
    }

    private static void assertFigures(JsonNode metrics, Map<String, Object> expected) {
        for (String metric : METRICS) {
            assertValue(metric, metrics.get(metric), Definitions.value(expected, metric));
        }
        BigDecimal spend = metrics.get("spend").decimalValue();
        BigDecimal purchases = metrics.get("purchases").decimalValue();
        assertValue("roas", metrics.get("roas"), Definitions.ratio(metrics.get("purchase_value").decimalValue(), spend));
        assertValue("cost_per_purchase", metrics.get("cost_per_purchase"), Definitions.ratio(spend, purchases));
        for (String list : List.of("actions", "action_values", "unique_actions")) {
            Map<String, BigDecimal> actions = new HashMap<>();
            expected.keySet().stream().filter(name -> name.startsWith(list + ":")).forEach(name -> {
                if (Definitions.number(expected, name).signum() != 0) {
                    actions.put(name.substring(list.length() + 1), Definitions.number(expected, name));
                }
            });
            assertThat(metrics.get(list).fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(actions.keySet());
            actions.forEach((type, value) -> assertValue(type, metrics.get(list).get(type), value));
        }
    }

    private static void assertDelta(JsonNode row, Map<String, Object> now, Map<String, Object> before) {
        for (String metric : METRICS) {
            BigDecimal value = Definitions.value(now, metric);
            BigDecimal other = Definitions.value(before, metric);
            BigDecimal change = value == null || other == null ? null : value.subtract(other);
            assertValue(metric, row.at("/delta/" + metric + "/absolute"), change);
            assertValue(metric, row.at("/delta/" + metric + "/percent"), change == null || other.signum() == 0 ? null
                    : change.movePointRight(2).divide(other, 6, RoundingMode.HALF_UP));
        }
    }

    private void assertTotals(JsonNode page, Map<String, Map<String, Object>> now, Map<String, Map<String, Object>> before) {
        assertThat(new TreeSet<>(page.get("totals_by_currency").findValuesAsText("currency"))).isEqualTo(new TreeSet<>(
                query.accounts().stream().map(ResponseCheck::currency).toList()));
        for (JsonNode totals : page.get("totals_by_currency")) {
            String currency = totals.get("currency").textValue();
            for (String metric : ADDITIVE) {
                assertValue(metric, totals.at("/totals/" + metric), sum(now, metric, currency));
                if (query.compared() != null) {
                    assertValue(metric, totals.at("/compare/" + metric), sum(before, metric, currency));
                }
            }
            for (String metric : PURCHASES) {
                assertValue(metric, totals.at("/totals/" + metric), rows.stream()
                        .filter(row -> row.get("currency").textValue().equals(currency))
                        .map(row -> row.at("/metrics/" + metric).decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
            }
        }
    }

    private static String currency(Object account) {
        return account.equals(EURO_ACCOUNT) ? "EUR" : "CAD";
    }

    private static BigDecimal sum(Map<String, Map<String, Object>> figures, String metric, String currency) {
        return figures.values()
                .stream()
                .filter(row -> currency(row.get("account_id")).equals(currency))
                .map(row -> Definitions.value(row, metric))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertOrder(List<JsonNode> rows, String sort) {
        boolean descending = sort.startsWith("-");
        String key = descending ? sort.substring(1) : sort;
        for (int i = 1; i < rows.size(); i++) {
            int order = compare(value(rows.get(i - 1), key), value(rows.get(i), key), descending);
            assertThat(order).as(key).isLessThanOrEqualTo(0);
            if (order == 0) {
                assertThat(rows.get(i - 1).get("id").textValue()).isLessThan(rows.get(i).get("id").textValue());
            }
        }
    }

    private static int compare(JsonNode one, JsonNode other, boolean descending) {
        if (one.isNull() || other.isNull()) {
            return Boolean.compare(one.isNull(), other.isNull());
        }
        int ascending = one.isTextual()
                ? String.CASE_INSENSITIVE_ORDER.compare(one.textValue(), other.textValue())
                : one.decimalValue().compareTo(other.decimalValue());
        return descending ? -ascending : ascending;
    }

    private static JsonNode value(JsonNode row, String key) {
        if (key.equals("name")) {
            return row.get("name");
        }
        JsonNode value = row.at("/metrics/" + key.replace(':', '/'));
        return value.isMissingNode() ? IntNode.valueOf(0) : value;
    }

    /** Without AssertJ, whose descriptions of millions of figures would take too long. */
    private static void assertValue(String metric, JsonNode actual, @Nullable BigDecimal expected) {
        boolean equal = expected == null ? actual.isNull()
                : actual.isNumber() && actual.decimalValue().compareTo(expected) == 0;
        if (!equal) {
            throw new AssertionError(metric + " is " + actual + " and should be " + expected);
        }
    }
}
