package dev.fbads.simulator.insights;

import static dev.fbads.simulator.Graph.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Graph;
import dev.fbads.simulator.Totals;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class InsightsPagingTest {

    private static final String FIELDS = "spend,impressions,clicks,inline_link_clicks,inline_post_engagement,actions,"
            + "action_values,campaign_id,adset_id,ad_id,account_id";
    private static final String SINCE = "2026-10-20";
    private static final String UNTIL = "2026-11-22";

    @ParameterizedTest
    @CsvSource({ "account,", "campaign,", "adset,", "ad,", "'ad','age,gender'", "campaign,gender", "ad,country",
            "'ad','publisher_platform,platform_position,impression_device'", "account,publisher_platform" })
    void allPagesTogetherAreTheTruthOfEveryObject(String level, String breakdowns) {
        JsonNode first = Graph.get("act_900100200/insights", "level", level, "time_increment", 1, "limit", 700, "fields",
                FIELDS,
                "time_range", range(SINCE, UNTIL), "breakdowns", breakdowns == null ? "" : breakdowns);
        JsonNode truth = Graph.truth(Graph.NEW_YORK, SINCE, UNTIL, level);

        List<JsonNode> rows = Graph.follow(first, 700);

        Map<String, Totals> byObject = new HashMap<>();
        rows.forEach(row -> byObject.computeIfAbsent(row.get(level + "_id").asText(), id -> new Totals()).addRow(row));
        assertThat(truth.get("rows")).isNotEmpty().allSatisfy(object -> assertThat(byObject.remove(object.get("id").asText()))
                .isEqualTo(Totals.ofTruth(object)));
        assertThat(byObject).isEmpty();
        assertThat(new HashSet<>(rows)).hasSameSizeAs(rows);
    }

    @Test
    void uniqueActionsOfAdDaysAddUpToTheTruth() {
        JsonNode first = Graph.get("act_900100200/insights", "level", "ad", "time_increment", 1, "limit", 900, "fields",
                "unique_actions", "time_range", range(SINCE, UNTIL));

        Map<String, Long> sums = new HashMap<>();
        Graph.follow(first, 900).forEach(row -> row.path("unique_actions").forEach(
                item -> sums.merge(item.get("action_type").asText(), item.get("value").asLong(), Long::sum)));

        JsonNode truth = Graph.truth(Graph.NEW_YORK, SINCE, UNTIL, "account").get("totals").get("unique_actions");
        assertThat(truth.size()).isGreaterThan(20).isEqualTo(sums.size());
        sums.forEach((type, sum) -> assertThat(truth.get(type).asLong()).describedAs(type).isEqualTo(sum));
    }

    @ParameterizedTest
    @CsvSource({ "all_days", "monthly", "7", "90" })
    void everyIncrementAddsUpToTheTruth(String increment) {
        JsonNode first = Graph.get("act_900100300/insights", "level", "ad", "time_increment", increment, "limit", 40,
                "time_range", range("2026-03-15", UNTIL), "fields", FIELDS);

        Totals totals = new Totals();
        Graph.follow(first, 40).forEach(totals::addRow);

        assertThat(totals).isEqualTo(
                Totals.ofTruth(Graph.truth(Graph.TOKYO, "2026-03-15", UNTIL, "account").get("totals")));
    }

    @Test
    void nestedAndOuterPagesTogetherAreTheVisibleTruth() {
        String insights = "insights.time_range(" + range(SINCE, UNTIL) + ").time_increment(1).breakdowns(gender){" + FIELDS
                + "}";
        JsonNode first = Graph.get("act_900100200/ads", "fields", "id," + insights, "limit", 7, "effective_status",
                "[\"ACTIVE\",\"PAUSED\",\"PENDING_REVIEW\",\"ARCHIVED\"]");

        List<JsonNode> ads = Graph.follow(first, 7);

        Totals totals = new Totals();
        ads.stream().filter(ad -> ad.has("insights"))
                .forEach(ad -> Graph.follow(ad.get("insights"), 25).forEach(totals::addRow));
        JsonNode visible = Graph.truth(Graph.NEW_YORK, SINCE, UNTIL, "account", "statuses", "visible");
        JsonNode all = Graph.truth(Graph.NEW_YORK, SINCE, UNTIL, "account");
        assertThat(totals).isEqualTo(Totals.ofTruth(visible.get("totals"))).isNotEqualTo(Totals.ofTruth(all.get("totals")));
        assertThat(ads).anyMatch(ad -> !ad.has("insights"));
        assertThat(ads).anyMatch(ad -> ad.path("insights").path("paging").has("next"));
    }

    @Test
    void pagesHoldTwentyFiveRowsUnlessALimitIsGiven() {
        JsonNode page = Graph.get("act_900100400/insights", "level", "ad", "time_increment", 1, "date_preset", "last_7d");

        assertThat(page.get("data")).hasSize(25);
        assertThat(page.get("paging").get("next").asText()).contains("/v26.0/act_900100400/insights?access_token=")
                .contains("limit=25").contains("after=" + page.get("paging").get("cursors").get("after").asText());
    }

    @Test
    void theLastPageHasCursorsAndNoNext() {
        JsonNode page = Graph.get("act_900100400/insights", "date_preset", "last_7d");

        assertThat(page.get("data")).hasSize(1);
        assertThat(page.get("paging").has("next")).isFalse();
        assertThat(page.get("paging").get("cursors").get("after").asText()).isNotEmpty();
    }

    @Test
    void aPageCanBeRebuiltFromItsCursorAlone() {
        Object[] question = { "level", "ad", "time_increment", 1, "date_preset", "last_7d", "fields", "ad_id,spend", "limit",
                10 };
        JsonNode first = Graph.get("act_900100400/insights", question);
        String after = first.get("paging").get("cursors").get("after").asText();

        JsonNode rebuilt = Graph.get("act_900100400/insights", "level", "ad", "time_increment", 1, "date_preset", "last_7d",
                "fields", "ad_id,spend", "limit", 10, "after", after);

        List<JsonNode> both = Graph.follow(Graph.get("act_900100400/insights", "level", "ad", "time_increment", 1,
                "date_preset", "last_7d", "fields", "ad_id,spend", "limit", 5000), 5000);
        assertThat(rebuilt.get("data")).containsExactlyElementsOf(both.subList(10, 20));
    }

    @Test
    void nothingDeliveredIsAnEmptyPageWithoutPaging() {
        JsonNode page = Graph.get("act_900100400/insights", "time_range", range("2026-11-23", "2026-11-30"));

        assertThat(page.get("data")).isEmpty();
        assertThat(page.has("paging")).isFalse();
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        assertThat(Graph.error("act_900100400/insights", "after", "MAZDZD").get("code").asInt()).isEqualTo(2642);
        assertThat(Graph.error("act_900100400/ads", "after", "nonsense").get("code").asInt()).isEqualTo(2642);
    }

    @Test
    void rowsOfOneAdSetOrAdCanBeAskedOfItself() {
        JsonNode truth = Graph.truth(Graph.PARIS, SINCE, UNTIL, "ad");
        JsonNode some = truth.get("rows").get(3);

        JsonNode row = Graph.get(some.get("id").asText() + "/insights", "time_range", range(SINCE, UNTIL)).get("data").get(0);
        JsonNode below = Graph.get(some.get("adset_id").asText() + "/insights", "level", "ad", "fields", "ad_id,spend",
                "time_range", range(SINCE, UNTIL));

        assertThat(new BigDecimal(row.get("spend").asText())).isEqualByComparingTo(some.get("spend").asText());
        assertThat(Graph.texts(below.get("data"), "ad_id")).contains(some.get("id").asText());
    }
}
