package dev.fbads.simulator.recorded;

import static dev.fbads.simulator.Graph.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RecordedAccountTest {

    private static final Map<String, String> BREAKDOWNS = Map.of("none", "", "age_gender", "age,gender", "country", "country",
            "region", "region", "platform", "publisher_platform,platform_position,impression_device");
    private static final String FIELDS = "account_currency,account_id,adset_id,adset_name,campaign_id,campaign_name,ad_id,"
            + "ad_name,clicks,cost_per_inline_link_click,cost_per_unique_click,cpc,cpm,cpp,ctr,frequency,impressions,"
            + "inline_link_click_ctr,inline_post_engagement,reach,spend,unique_clicks,unique_actions,website_ctr";

    @Test
    void everyRecordedRowIsServedVerbatimForItsBreakdownSet() throws IOException {
        List<JsonNode> recorded = recorded();
        assertThat(recorded).hasSize(7);
        for (Map.Entry<String, String> set : BREAKDOWNS.entrySet()) {
            List<JsonNode> expected = recorded.stream()
                    .filter(entry -> entry.get("breakdown_set").asText().equals(set.getKey()))
                    .map(entry -> entry.get("row")).toList();

            JsonNode page = Graph.get("act_212551616838260/insights", "level", "ad", "time_increment", 1, "fields", FIELDS,
                    "breakdowns", set.getValue(), "time_range", range("2021-01-01", "2021-12-31"));

            assertThat(page.get("data")).describedAs(set.getKey()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void totalsAreTheSumOfItsAds() {
        JsonNode row = Graph.get("act_212551616838260/insights", "fields", "spend,impressions,clicks", "time_range",
                range("2021-03-01", "2021-03-01")).get("data").get(0);

        assertThat(row.toString()).isEqualTo("""
                {"spend":"1.8","impressions":"1328","clicks":"1","date_start":"2021-03-01","date_stop":"2021-03-01"}""");
    }

    @Test
    void itsAdsAreListedWithTheirRows() {
        JsonNode page = Graph.get("act_212551616838260/ads", "fields",
                "name,insights.time_range(" + range("2021-03-01", "2021-03-01") + "){unique_actions,website_ctr}");

        assertThat(Graph.texts(page.get("data"), "name")).containsExactlyInAnyOrder("Stock photo ad 2", "Airbyte Ad");
        assertThat(page.get("data")).filteredOn(ad -> ad.get("name").asText().equals("Airbyte Ad")).singleElement()
                .satisfies(ad -> assertThat(ad.get("insights").get("data").get(0).get("unique_actions").get(0).get("28d_click")
                        .asText()).isEqualTo("1"));
    }

    private static List<JsonNode> recorded() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                RecordedAccountTest.class.getResourceAsStream("/recorded/insights-rows.jsonl"), StandardCharsets.UTF_8))) {
            reader.lines().map(Graph::json).forEach(rows::add);
        }
        return rows;
    }
}
