package dev.fbads.query.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.compare.Comparison;
import dev.fbads.query.figures.Level;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.QuickApi;
import dev.fbads.query.testing.RandomData;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.query.testing.Store;

/**
 * Random queries about random data, against sums that plain SQL makes of the rows. {@code -Dfbads.cases} says how many; equal
 * {@code -Dfbads.seed}, equal cases.
 */
@ServiceTest
class LevelAgainstSqlTest {

    private static final int CASES = Integer.getInteger("fbads.cases", 300);
    private static final int CASES_PER_DATA = 250;
    private static final int SEED = Integer.getInteger("fbads.seed", 20260315);
    private static final List<String> METRICS = List.of("impressions", "clicks", "spend", "reach", "unique_clicks",
            "inline_link_clicks", "inline_post_engagement", "ctr", "cpc", "cpm", "frequency", "website_ctr",
            "cost_per_inline_link_click", "cost_per_unique_click", "leads", "purchases", "purchase_value", "roas",
            "cost_per_purchase");
    private static final List<String> ADDITIVE = METRICS.subList(0, 7);
    private static final Map<String, Object> NOTHING = Map.of();

    private static QuickApi api = QuickApi.with("");

    @Test
    void everyAnswerIsWhatPlainSqlSays() throws SQLException {
        api = QuickApi.with(Api.token("client", "fbads", Duration.ofHours(2)));
        try (Store store = Store.open()) {
            for (int i = 0; i < CASES; i++) {
                if (i % CASES_PER_DATA == 0) {
                    RandomData.store(store, SEED + i / CASES_PER_DATA);
                }
                RandomQuery query = RandomQuery.of(new Random(SEED + 31L * i));
                try {
                    check(store, query);
                } catch (AssertionError wrong) {
                    throw new AssertionError("case " + i + ": " + query, wrong);
                }
            }
        }
    }

    private static void check(Store store, RandomQuery query) throws SQLException {
        Map<String, Map<String, Object>> now = Expected.figures(store, query, query.since(), query.until());
        Map<String, Map<String, Object>> before = new HashMap<>();
        if (query.compare() != null) {
            Period compared = compared(query);
            before = Expected.figures(store, query, compared.since(), compared.until());
        }
        List<JsonNode> pages = pages(query);
        List<JsonNode> rows = new ArrayList<>();
        pages.forEach(page -> page.get("rows").forEach(rows::add));

        List<String> ids = new ArrayList<>(now.keySet());
        before.keySet().stream().filter(id -> !now.containsKey(id)).forEach(ids::add);
        if (query.level() == Level.ACCOUNT) {
            query.accounts().stream().filter(id -> !ids.contains(id)).forEach(ids::add);
        }
        assertThat(rows).extracting(row -> row.get("id").textValue()).containsExactlyInAnyOrderElementsOf(ids);
        for (JsonNode row : rows) {
            String id = row.get("id").textValue();
            assertFigures(row.get("metrics"), now.getOrDefault(id, NOTHING));
            if (query.compare() != null) {
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

    private static List<JsonNode> pages(RandomQuery query) {
        List<JsonNode> pages = new ArrayList<>();
        Map<String, Object> parameters = query.parameters();
        JsonNode page = api.data(query.level().wire(), parameters);
        pages.add(page);
        while (!page.at("/page/after").isNull()) {
            assertThat(page.get("rows")).hasSize(query.limit());
            parameters.put("after", page.at("/page/after").textValue());
            page = api.data(query.level().wire(), parameters);
            pages.add(page);
        }
        return pages;
    }

    private static Period compared(RandomQuery query) {
        Comparison comparison = query.compare().equals("previous_year") ? new Comparison.PreviousYear()
                : new Comparison.PreviousPeriod();
        return comparison.of(new Period(query.since(), query.until()));
    }

    private static void assertFigures(JsonNode metrics, Map<String, Object> expected) {
        for (String metric : METRICS) {
            assertValue(metric, metrics.get(metric), Expected.value(expected, metric));
        }
        for (String list : List.of("actions", "action_values", "unique_actions")) {
            Map<String, BigDecimal> actions = new HashMap<>();
            expected.keySet().stream().filter(name -> name.startsWith(list + ":")).forEach(name -> {
                if (Expected.number(expected, name).signum() != 0) {
                    actions.put(name.substring(list.length() + 1), Expected.number(expected, name));
                }
            });
            assertThat(metrics.get(list).fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(actions.keySet());
            actions.forEach((type, value) -> assertValue(type, metrics.get(list).get(type), value));
        }
    }

    private static void assertDelta(JsonNode row, Map<String, Object> now, Map<String, Object> before) {
        for (String metric : METRICS) {
            BigDecimal value = Expected.value(now, metric);
            BigDecimal other = Expected.value(before, metric);
            BigDecimal change = value == null || other == null ? null : value.subtract(other);
            assertValue(metric, row.at("/delta/" + metric + "/absolute"), change);
            assertValue(metric, row.at("/delta/" + metric + "/percent"), change == null || other.signum() == 0 ? null
                    : change.movePointRight(2).divide(other, 6, RoundingMode.HALF_UP));
        }
    }

    private static void assertTotals(JsonNode page, Map<String, Map<String, Object>> now,
            Map<String, Map<String, Object>> before) {
        for (JsonNode totals : page.get("totals_by_currency")) {
            String currency = totals.get("currency").textValue();
            for (String metric : ADDITIVE) {
                assertValue(metric, totals.at("/totals/" + metric), sum(now, metric, currency));
                if (totals.has("compare")) {
                    assertValue(metric, totals.at("/compare/" + metric), sum(before, metric, currency));
                }
            }
        }
    }

    private static BigDecimal sum(Map<String, Map<String, Object>> figures, String metric, String currency) {
        return figures.values()
                .stream()
                .filter(row -> row.get("account_id").equals("act_12") == currency.equals("EUR"))
                .map(row -> Expected.number(row, metric))
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

    private static void assertValue(String metric, JsonNode answered, BigDecimal expected) {
        if (expected == null) {
            assertThat(answered.isNull()).as(metric).isTrue();
        } else {
            assertThat(answered.decimalValue()).as(metric).isEqualByComparingTo(expected);
        }
    }
}
