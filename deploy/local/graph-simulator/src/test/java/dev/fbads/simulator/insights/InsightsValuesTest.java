package dev.fbads.simulator.insights;

import static dev.fbads.simulator.Graph.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class InsightsValuesTest {

    private static final String FIELDS = "ad_id,impressions,reach,frequency,spend,clicks,unique_clicks,cpc,cpm,cpp,ctr,"
            + "inline_link_clicks,inline_link_click_ctr,inline_post_engagement,website_ctr,cost_per_inline_link_click,"
            + "cost_per_unique_click,actions,action_values,unique_actions,outbound_clicks,purchase_roas";

    @Test
    void scalarsAreStringsAndListsAreListsOfStrings() {
        assertThat(adDays(Graph.TORONTO)).isNotEmpty().allSatisfy(row -> row.properties().forEach(field -> {
            if (field.getValue().isArray()) {
                assertThat(field.getValue()).isNotEmpty().allSatisfy(item -> assertThat(item).allMatch(JsonNode::isTextual));
            } else {
                assertThat(field.getValue().isTextual()).describedAs(field.getKey()).isTrue();
            }
        }));
    }

    @Test
    void zerosAreAbsentWhereMetaLeavesThemOut() {
        List<JsonNode> rows = adDays(Graph.TORONTO);
        List<JsonNode> withoutClicks = rows.stream().filter(row -> row.get("clicks").asText().equals("0")).toList();

        assertThat(withoutClicks).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("ctr").asText()).isEqualTo("0");
            for (String absent : List.of("cpc", "inline_link_clicks", "inline_link_click_ctr", "website_ctr",
                    "cost_per_inline_link_click", "outbound_clicks", "action_values", "purchase_roas")) {
                assertThat(row.has(absent)).describedAs(absent).isFalse();
            }
        });
        assertThat(rows).noneMatch(row -> row.get("impressions").asText().equals("0"));
        assertThat(rows).anyMatch(row -> row.get("spend").asText().equals("0"));
        assertThat(rows).anyMatch(row -> !row.has("actions"));
    }

    @Test
    void ratiosAreWhatTheirPartsSay() {
        assertThat(adDays(Graph.TORONTO)).allSatisfy(row -> {
            assertRatio(row, "ctr", "clicks", "impressions", 100);
            assertRatio(row, "cpm", "spend", "impressions", 1000);
            assertRatio(row, "frequency", "impressions", "reach", 1);
            if (row.has("cpc")) {
                assertRatio(row, "cpc", "spend", "clicks", 1);
            }
            if (row.has("website_ctr")) {
                assertThat(row.get("website_ctr")).hasSize(1);
                assertThat(row.get("website_ctr").get(0).get("value").asText())
                        .isEqualTo(row.get("inline_link_click_ctr").asText());
            }
        });
    }

    @Test
    void purchasesHaveAliasesAndEngagementContainsItsParts() {
        List<JsonNode> rows = adDays(Graph.TORONTO);
        assertThat(rows).anyMatch(row -> actions(row, "actions").containsKey("purchase"));
        assertThat(rows).allSatisfy(row -> {
            Map<String, BigDecimal> actions = actions(row, "actions");
            assertThat(actions.get("omni_purchase")).isEqualTo(actions.get("purchase"));
            assertThat(actions.get("offsite_conversion.fb_pixel_purchase")).isEqualTo(actions.get("purchase"));
            assertThat(actions.get("onsite_web_purchase")).isEqualTo(actions.get("purchase"));
            assertThat(actions(row, "action_values").containsKey("purchase")).isEqualTo(actions.containsKey("purchase"));
            BigDecimal parts = List.of("link_click", "comment", "like", "post_reaction").stream()
                    .map(type -> actions.getOrDefault(type, BigDecimal.ZERO)).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal engagement = actions.getOrDefault("post_engagement", BigDecimal.ZERO);
            assertThat(engagement).isGreaterThanOrEqualTo(parts);
            assertThat(actions.getOrDefault("page_engagement", BigDecimal.ZERO)).isGreaterThanOrEqualTo(engagement);
        });
    }

    @Test
    void reachAddsUpNeitherOverDaysNorOverAds() {
        long period = reach("act_900100400", "all_days", "account").getFirst();
        List<Long> days = reach("act_900100400", "1", "account");
        List<Long> ads = reach("act_900100400", "all_days", "ad");

        assertThat(days.stream().mapToLong(Long::longValue).sum()).isGreaterThan(period);
        assertThat(days).allMatch(day -> day <= period);
        assertThat(ads.stream().mapToLong(Long::longValue).sum()).isGreaterThan(period);
    }

    @Test
    void moneyHasTheDecimalsOfItsCurrency() {
        assertThat(adDays(Graph.TOKYO)).allMatch(row -> row.get("spend").asText().matches("\\d+"));
        assertThat(adDays(Graph.TORONTO)).anyMatch(row -> row.get("spend").asText().matches("\\d+\\.\\d\\d"))
                .allMatch(row -> row.get("spend").asText().matches("\\d+(\\.\\d{0,1}[1-9])?"));
    }

    @Test
    void actionBreakdownsDivideTheSameCounts() {
        Object[] plain = { "fields", "actions", "date_preset", "last_7d" };
        Map<String, BigDecimal> whole = actions(Graph.get("act_900100400/insights", plain).get("data").get(0), "actions");
        JsonNode divided = Graph.get("act_900100400/insights", "fields", "actions", "date_preset", "last_7d",
                "action_breakdowns", "action_type,action_device").get("data").get(0);

        Map<String, BigDecimal> sums = actions(divided, "actions");

        whole.keySet().removeIf(type -> type.endsWith("app_install"));
        assertThat(sums).isEqualTo(whole);
        assertThat(divided.get("actions")).anyMatch(item -> item.path("action_device").asText().equals("iphone"));
        assertThat(divided.get("actions")).filteredOn(item -> item.get("action_type").asText().equals("purchase")).hasSize(1)
                .noneMatch(item -> item.has("action_device"));
    }

    @Test
    void aCarouselCardHasOneIdAndOneName() {
        JsonNode actions = Graph.get("act_900100400/insights", "fields", "actions", "action_breakdowns",
                "action_carousel_card_id,action_carousel_card_name").get("data").get(0).get("actions");

        List<String> cards = Graph.texts(actions, "action_carousel_card_id").stream().filter(id -> !id.isEmpty()).toList();
        assertThat(cards).hasSize(3).doesNotHaveDuplicates();
        assertThat(Graph.texts(actions, "action_carousel_card_name")).contains("Été", "Automne", "Hiver");
    }

    @Test
    void offMetaActionsAreHiddenByRegion() {
        JsonNode page = Graph.get("act_900100400/insights", "fields", "actions,action_values", "breakdowns", "region");

        assertThat(page.get("data")).isNotEmpty().allSatisfy(row -> {
            assertThat(Graph.texts(row.get("actions"), "action_type")).contains("link_click").doesNotContain("purchase");
            assertThat(row.has("action_values")).isFalse();
        });
    }

    @Test
    void windowsAskedForStandBesideTheValue() {
        JsonNode actions = Graph.get("act_900100400/insights", "fields", "actions", "action_attribution_windows",
                "[\"1d_view\",\"7d_click\"]").get("data").get(0).get("actions");

        assertThat(actions).filteredOn(item -> item.get("action_type").asText().equals("purchase")).singleElement()
                .satisfies(item -> assertThat(item.get("1d_view").asLong() + item.get("7d_click").asLong())
                        .isEqualTo(item.get("value").asLong()));
        assertThat(actions).filteredOn(item -> item.get("action_type").asText().equals("link_click")).singleElement()
                .satisfies(item -> assertThat(item.has("1d_view")).isFalse());
    }

    @Test
    void todayIsThatOfTheAccountAndIsPartial() {
        assertThat(impressions("act_900100300", "2026-11-23")).isPositive()
                .isLessThan(impressions("act_900100300", "2026-11-22") / 3);
        assertThat(impressions("act_900100500", "2026-11-23")).isPositive();
        assertThat(impressions("act_900100400", "2026-11-22")).isPositive();
        assertThat(impressions("act_900100400", "2026-11-23")).isZero();
        assertThat(impressions("act_900100100", "2026-11-23")).isZero();
    }

    private static long impressions(String account, String day) {
        return Graph.get(account + "/insights", "time_range", range(day, day)).get("data").path(0).path("impressions").asLong();
    }

    private static List<JsonNode> adDays(String account) {
        return Graph
                .follow(Graph.get(account + "/insights", "level", "ad", "time_increment", 1, "limit", 1000, "fields", FIELDS,
                        "date_preset", "last_7d"), 1000);
    }

    private static List<Long> reach(String account, String increment, String level) {
        JsonNode page = Graph.get(account + "/insights", "level", level, "time_increment", increment, "fields", "reach",
                "limit",
                1000, "date_preset", "last_30d");
        return Graph.texts(page.get("data"), "reach").stream().map(Long::valueOf).toList();
    }

    private static Map<String, BigDecimal> actions(JsonNode row, String list) {
        Map<String, BigDecimal> actions = new HashMap<>();
        row.path(list).forEach(item -> actions.merge(item.get("action_type").asText(),
                new BigDecimal(item.get("value").asText()), BigDecimal::add));
        return actions;
    }

    private static void assertRatio(JsonNode row, String ratio, String part, String whole, int factor) {
        BigDecimal expected = new BigDecimal(row.get(part).asText()).multiply(BigDecimal.valueOf(factor))
                .divide(new BigDecimal(row.get(whole).asText()), 6, RoundingMode.HALF_UP);
        assertThat(row.get(ratio).asText()).isEqualTo(expected.signum() == 0 ? "0"
                : expected.stripTrailingZeros()
                        .toPlainString());
    }
}
