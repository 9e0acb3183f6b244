package dev.fbads.simulator.insights;

import static dev.fbads.simulator.Graph.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class InsightsSummaryTest {

    private static final Object[] NONE = {};

    @Test
    void theSummaryIsOverEverythingWhateverThePage() {
        JsonNode truth = Graph.truth(Graph.NEW_YORK, "2026-11-01", "2026-11-14", "account").get("totals");

        for (String name : new String[] { "summary", "default_summary" }) {
            JsonNode page = Graph.get("act_900100200/insights", "level", "ad", "time_increment", 1, "breakdowns", "age",
                    "limit", 3, "fields", "spend,impressions", "time_range", range("2026-11-01", "2026-11-14"), name,
                    name.equals("summary") ? "[\"impressions\",\"spend\"]" : "true");

            JsonNode summary = page.get("summary");
            assertThat(page.get("data")).hasSize(3);
            assertThat(summary.get("impressions").asText()).isEqualTo(truth.get("impressions").asText());
            assertThat(new BigDecimal(summary.get("spend").asText())).isEqualByComparingTo(truth.get("spend").asText());
            assertThat(summary.get("date_start").asText()).isEqualTo("2026-11-01");
            assertThat(summary.get("date_stop").asText()).isEqualTo("2026-11-14");
            assertThat(summary.has("age")).isFalse();
        }
    }

    @Test
    void withoutAWishThereIsNoSummary() {
        assertThat(Graph.get("act_900100200/insights", NONE).has("summary")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "sort, reach_descending", "summary_action_breakdowns, action_type", "product_id_limit, 3", "summary, nonsense",
            "export_format, csv" })
    void whatIsNotServedIsRefusedAndNotIgnored(String name, String value) {
        JsonNode error = Graph.error("act_900100200/insights", name, value);

        assertThat(error.get("code").asInt()).isEqualTo(100);
        assertThat(error.get("message").asText()).startsWith("(#100) ");
    }
}
