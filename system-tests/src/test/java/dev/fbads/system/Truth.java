package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares what the suite shows with what the simulator knows: every object, every additive metric, every action type. */
final class Truth {

    /** Levels of the public API, and the simulator's names for them. */
    static final Map<String, String> LEVELS = Map.of("account", "account", "campaigns", "campaign", "adsets", "adset", "ads",
            "ad");

    private static final Set<String> METRICS = Set.of("impressions", "clicks", "spend", "inline_link_clicks",
            "inline_post_engagement");
    private static final Set<String> ACTIONS = Set.of("actions", "action_values", "unique_actions");

    private Truth() {
    }

    /** Fails at the first figure that differs. */
    static void assertEqual(Client client, Simulator simulator, String accountId, LocalDate since, LocalDate until) {
        LEVELS.forEach((level, name) -> {
            JsonNode shown = client.data(level, accountId, since, until);
            JsonNode truth = simulator.truth(accountId, since, until, name);
            String where = "%s of %s, %s to %s".formatted(level, accountId, since, until);
            assertThat(shown.path("coverage").path("complete").asBoolean()).as(where + " complete").isTrue();
            Map<String, JsonNode> shownRows = byId(shown.path("rows"));
            Map<String, JsonNode> trueRows = byId(truth.path("rows"));
            assertThat(trueRows).as(where + " in the truth").isNotEmpty();
            assertThat(shownRows.keySet()).as(where).isEqualTo(trueRows.keySet());
            trueRows.forEach((id, row) -> assertFigures(shownRows.get(id).path("metrics"), row, where + " " + id));
            assertFigures(shown.path("totals"), truth.path("totals"), where + " in total");
        });
    }

    private static void assertFigures(JsonNode shown, JsonNode truth, String where) {
        for (String metric : METRICS) {
            assertThat(number(shown.path(metric))).as(where + " " + metric).isEqualByComparingTo(number(truth.path(metric)));
        }
        for (String list : ACTIONS) {
            Set<String> types = new TreeSet<>();
            truth.path(list).fieldNames().forEachRemaining(types::add);
            shown.path(list).fieldNames().forEachRemaining(types::add);
            for (String type : types) {
                assertThat(number(shown.path(list).path(type))).as(where + " " + list + " " + type)
                        .isEqualByComparingTo(number(truth.path(list).path(type)));
            }
        }
    }

    private static Map<String, JsonNode> byId(JsonNode rows) {
        Map<String, JsonNode> byId = new TreeMap<>();
        rows.forEach(row -> byId.put(digits(row.path("id").asText()), row));
        assertThat(byId).as("rows with an id of their own").hasSize(rows.size());
        return byId;
    }

    /** An account's id comes with and without its prefix. */
    private static String digits(String id) {
        return id.startsWith("act_") ? id.substring("act_".length()) : id;
    }

    private static BigDecimal number(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? BigDecimal.ZERO : new BigDecimal(node.asText());
    }
}
