package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** What each ad really delivered on each day: spend, impressions, clicks, and every action. */
final class DailyTruth {

    private final Map<String, String> figures = new TreeMap<>();

    private DailyTruth() {
    }

    static DailyTruth of(Simulator simulator, String accountId, LocalDate since, LocalDate until) {
        DailyTruth truth = new DailyTruth();
        since.datesUntil(until.plusDays(1)).forEach(day -> simulator.truth(accountId, day, day, "ad").path("rows")
                .forEach(ad -> truth.figures.put(key(ad.path("id"), day.toString()), text(ad, named(ad.path("actions"))))));
        assertThat(truth.figures).as("days with delivery").isNotEmpty();
        return truth;
    }

    /** Whether the rows are these days, every one once, and nothing else. */
    void assertEqual(GatewayUnderTest.InsightsLines lines) {
        Map<String, String> delivered = new TreeMap<>();
        for (JsonNode row : lines.rows()) {
            String before = delivered.put(key(row.path("ad_id"), row.path("date_start").asText()),
                    text(row, listed(row.path("actions"))));
            assertThat(before).as("twice: %s", row).isNull();
        }
        assertThat(delivered).isEqualTo(figures);
    }

    private static String key(JsonNode adId, String day) {
        return adId.asText() + " " + day;
    }

    private static String text(JsonNode figures, Map<String, BigDecimal> actions) {
        return "spend=%s impressions=%s clicks=%s actions=%s".formatted(number(figures.path("spend")),
                number(figures.path("impressions")), number(figures.path("clicks")), actions);
    }

    /** Graph's way: a list of types and values. */
    private static Map<String, BigDecimal> listed(JsonNode actions) {
        Map<String, BigDecimal> byType = new TreeMap<>();
        actions.forEach(action -> byType.put(action.path("action_type").asText(), number(action.path("value"))));
        return byType;
    }

    /** The truth's way: types as names. */
    private static Map<String, BigDecimal> named(JsonNode actions) {
        Map<String, BigDecimal> byType = new TreeMap<>();
        actions.properties().forEach(action -> byType.put(action.getKey(), number(action.getValue())));
        return byType;
    }

    private static BigDecimal number(JsonNode node) {
        return node.isMissingNode() ? BigDecimal.ZERO : new BigDecimal(node.asText()).stripTrailingZeros();
    }
}
