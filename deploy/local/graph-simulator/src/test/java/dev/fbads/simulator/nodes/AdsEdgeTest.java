package dev.fbads.simulator.nodes;

import static dev.fbads.simulator.Graph.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AdsEdgeTest {

    private static final String ALL = "[\"ACTIVE\",\"PAUSED\",\"PENDING_REVIEW\",\"ARCHIVED\"]";

    @Test
    void archivedAndDeletedAdsAreNotListedUnlessArchivedOnesAreAskedFor() {
        List<JsonNode> byDefault = ads("");
        List<JsonNode> widened = ads(ALL);

        assertThat(byDefault).hasSize(170);
        assertThat(Graph.texts(byDefault, "effective_status")).doesNotContain("ARCHIVED", "DELETED");
        assertThat(widened).hasSize(190);
        assertThat(Graph.texts(widened, "effective_status")).contains("ARCHIVED").doesNotContain("DELETED");
    }

    @Test
    void askingForDeletedAdsIsAnError() {
        JsonNode error = Graph.error("act_900100400/ads", "effective_status", "[\"ACTIVE\",\"DELETED\"]");

        assertThat(error.get("code").asInt()).isEqualTo(100);
        assertThat(error.get("error_subcode").asInt()).isEqualTo(1815001);
    }

    @Test
    void hiddenAdsCountInTotalsHaveRowsAndAnswerToTheirId() {
        JsonNode truth = Graph.truth(Graph.TORONTO, "2026-11-01", "2026-11-21", "ad");
        List<String> listed = Graph.texts(ads(ALL), "id");
        String deleted = Graph.texts(truth.get("rows"), "id").stream().filter(id -> !listed.contains(id)).findFirst()
                .orElseThrow();

        List<JsonNode> rows = Graph.follow(Graph.get("act_900100400/insights", "level", "ad", "fields", "ad_id", "limit", 500,
                "time_range", range("2026-11-01", "2026-11-21")), 500);

        assertThat(Graph.texts(rows, "ad_id")).contains(deleted).hasSameSizeAs(truth.get("rows"));
        assertThat(Graph.get(deleted, "fields", "effective_status").get("effective_status").asText()).isEqualTo("DELETED");
        assertThat(Graph.get(deleted + "/insights").get("data")).hasSize(1);
    }

    @Test
    void anAdWithoutDeliveryHasNoInsightsKey() {
        List<JsonNode> ads = Graph.follow(Graph.get("act_900100400/ads", "limit", 200, "fields",
                "effective_status,insights.date_preset(last_7d){spend}"), 200);

        assertThat(ads).filteredOn(ad -> ad.get("effective_status").asText().equals("PENDING_REVIEW")).isNotEmpty()
                .noneMatch(ad -> ad.has("insights"));
        assertThat(ads).filteredOn(ad -> ad.get("effective_status").asText().equals("ACTIVE")).allMatch(ad -> ad.get("insights")
                .get("data").size() == 1);
    }

    @Test
    void pagesHoldTwentyFiveAdsAndTheSummaryCountsAll() {
        JsonNode page = Graph.get("act_900100400/ads", "summary", "total_count");

        assertThat(page.get("data")).hasSize(25).allMatch(ad -> ad.size() == 1 && ad.has("id"));
        assertThat(page.get("summary").get("total_count").asInt()).isEqualTo(170);
        assertThat(page.get("paging").get("next").asText()).contains("limit=25").contains("summary=total_count");
        assertThat(Graph.follow(page, 25)).hasSize(170).doesNotHaveDuplicates();
    }

    @Test
    void parentsAreExpandedInsideAnAd() {
        JsonNode ad = Graph.get("act_900100400/ads", "limit", 1, "fields",
                "name,adset_id,campaign_id,adset{id,name},campaign{id,name,objective},creative{id},created_time").get("data")
                .get(0);

        assertThat(ad.get("adset").get("id")).isEqualTo(ad.get("adset_id"));
        assertThat(ad.get("campaign").get("id")).isEqualTo(ad.get("campaign_id"));
        assertThat(ad.get("campaign").get("objective").asText()).startsWith("OUTCOME_");
        assertThat(ad.get("created_time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d{4}");
        assertThat(ad.get("name").asText()).contains(" – ");
    }

    @Test
    void nestedNextIsTheAdsOwnInsightsEdge() {
        JsonNode ad = Graph.get("act_900100400/ads", "effective_status", "[\"ACTIVE\"]", "limit", 1, "fields",
                "insights.time_range(" + range("2026-10-01", "2026-11-21") + ").time_increment(1){spend}").get("data").get(0);

        JsonNode insights = ad.get("insights");

        assertThat(insights.get("data")).hasSize(25);
        assertThat(insights.get("paging").get("next").asText()).contains("/v26.0/" + ad.get("id").asText() + "/insights?")
                .contains("after=" + insights.get("paging").get("cursors").get("after").asText());
    }

    @Test
    void unknownFieldsAndBrokenExpansionsAreErrors() {
        assertThat(Graph.error("act_900100400/ads", "fields", "id,ad_id").get("message").asText())
                .isEqualTo("(#100) Tried accessing nonexisting field (ad_id) on node type (Adgroup)");
        assertThat(Graph.error("act_900100400/ads", "fields", "id,insights{spend").get("code").asInt()).isEqualTo(2500);
        assertThat(Graph.error("act_900100400/ads", "fields", "insights{spend,sped}").get("message").asText())
                .startsWith("(#100) sped is not valid for fields param");
    }

    @Test
    void aFieldAskedTwiceIsWrittenOnce() {
        String ad = Graph.call("/v26.0/act_900100400/ads", "fields", "id,name,id,name", "limit", 1).asString();

        assertThat(ad.split("\"id\":")).hasSize(2);
        assertThat(ad.split("\"name\":")).hasSize(2);
    }

    @Test
    void campaignsAndAdSetsAreListedToo() {
        assertThat(Graph.follow(Graph.get("act_900100400/campaigns", "fields", "name,objective"), 25)).hasSize(20);
        assertThat(Graph.follow(Graph.get("act_900100400/adsets", "fields", "campaign{name}"), 25)).hasSize(40);
        assertThat(Graph.error("act_900100400/adcreatives").get("message").asText())
                .isEqualTo("Unknown path components: /adcreatives");
    }

    private static List<JsonNode> ads(String statuses) {
        return Graph.follow(Graph.get("act_900100400/ads", "fields", "id,effective_status", "limit", 60, "effective_status",
                statuses), 60);
    }
}
