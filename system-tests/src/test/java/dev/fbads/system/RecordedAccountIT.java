package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.Stack;

/**
 * What Meta really sent in 2021, imported through gateway and sync-service and shown by query-service. The expected figures are
 * written by hand from the recorded rows. The rows are older than the 37 months that an import may reach back, so the
 * stack runs at the time at which they were young; nothing else can share its tables.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedAccountIT {

    private static final String ACCOUNT = "act_212551616838260";
    private static final LocalDate SINCE = LocalDate.of(2021, 2, 20);
    private static final LocalDate UNTIL = LocalDate.of(2021, 3, 2);
    private static final String CAMPAIGN = "23846765228240398";
    private static final String AD_SET = "23846765228280398";
    private static final String AIRBYTE_AD = "23846765228310398";
    private static final String STOCK_PHOTO_AD = "23846784938030398";

    private Stack stack;
    private Client client;

    @BeforeAll
    void importInMarch2021() {
        stack = Stack.start(RunningSuite.ownStack().withClock(Instant.parse("2021-03-10T15:00:00Z")));
        client = Client.of(stack, "responsable");
        Client.Answer accepted = client.requestSync("""
                {"account_id": "%s", "since": "%s", "until": "%s",
                 "breakdown_sets": ["none", "country", "age_gender", "region", "platform"]}""".formatted(ACCOUNT, SINCE,
                UNTIL));
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(202);
        client.awaitCompleted(ACCOUNT, accepted.body().path("sync_id").asText());
    }

    @AfterAll
    void end() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void eachAdHasTheSumOfItsRecordedDays() {
        Map<String, JsonNode> ads = rows("ads");

        assertThat(ads.keySet()).containsExactlyInAnyOrder(AIRBYTE_AD, STOCK_PHOTO_AD);
        // 1 March: 839 impressions, one click, 1.09; one link click by one person.
        JsonNode airbyte = ads.get(AIRBYTE_AD);
        assertThat(airbyte.path("name").asText()).isEqualTo("Airbyte Ad");
        assertFigures(airbyte.path("metrics"), Map.of("impressions", "839", "clicks", "1", "spend", "1.09",
                "inline_post_engagement", "1", "ctr", "0.119190", "cpc", "1.09", "cpm", "1.299166"));
        assertActions(airbyte.path("metrics"),
                Map.of("link_click", "1", "page_engagement", "1", "post_engagement", "1"));
        // 725 impressions for 0.95 on 21 February, and 489 for 0.71 on 1 March; no clicks.
        JsonNode stock = ads.get(STOCK_PHOTO_AD);
        assertThat(stock.path("name").asText()).isEqualTo("Stock photo ad 2");
        assertFigures(stock.path("metrics"), Map.of("impressions", "1214", "clicks", "0", "spend", "1.66",
                "inline_post_engagement", "0", "ctr", "0", "cpm", "1.367381"));
        assertActions(stock.path("metrics"), Map.of());
    }

    @Test
    void adSetCampaignAndAccountHaveTheSumOfBothAds() {
        Map<String, String> objects = Map.of("adsets", AD_SET, "campaigns", CAMPAIGN, "account", ACCOUNT);
        objects.forEach((level, id) -> {
            JsonNode answer = client.data(level, ACCOUNT, SINCE, UNTIL);
            Map<String, JsonNode> rows = rows(level);

            assertThat(rows.keySet()).as(level).containsExactly(id);
            for (JsonNode sums : new JsonNode[] { rows.get(id).path("metrics"), answer.path("totals") }) {
                assertFigures(sums, Map.of("impressions", "2053", "clicks", "1", "spend", "2.75", "inline_post_engagement", "1",
                        "ctr", "0.048709", "cpc", "2.75", "cpm", "1.339503"));
                assertActions(sums, Map.of("link_click", "1", "page_engagement", "1", "post_engagement", "1"));
            }
            assertThat(answer.path("coverage").path("complete").asBoolean()).as(level + " complete").isTrue();
        });
        assertThat(rows("campaigns").get(CAMPAIGN).path("name").asText()).isEqualTo("Airbyte Awareness Campaign 1 (sherif)");
        assertThat(rows("adsets").get(AD_SET).path("name").asText()).isEqualTo("Vanilla awareness ad set");
    }

    @Test
    void eachDayHasItsOwnFigures() {
        assertThat(client.data("ads", ACCOUNT, SINCE, UNTIL.minusDays(2)).path("rows")).as("until 28 February").hasSize(1);
        assertFigures(client.data("account", ACCOUNT, SINCE, UNTIL.minusDays(2)).path("totals"),
                Map.of("impressions", "725", "clicks", "0", "spend", "0.95"));
        assertFigures(client.data("account", ACCOUNT, UNTIL.minusDays(1), UNTIL).path("totals"),
                Map.of("impressions", "1328", "clicks", "1", "spend", "1.80"));
    }

    @Test
    void eachBreakdownSetHasItsOwnRow() {
        assertPart("country", Map.of("country", "US"), Map.of("impressions", "725", "spend", "0.95"));
        assertPart("age_gender", Map.of("age", "65+", "gender", "male"), Map.of("impressions", "40", "spend", "0.08"));
        assertPart("region", Map.of("region", "Wisconsin"), Map.of("impressions", "7", "spend", "0.03"));
        assertPart("platform", Map.of("publisher_platform", "instagram", "platform_position", "instagram_explore",
                "impression_device", "android_tablet"), Map.of("impressions", "1", "spend", "0"));
    }

    private void assertPart(String set, Map<String, String> part, Map<String, String> figures) {
        JsonNode rows = client.get("/api/facebook/data/account/breakdown?account_id=%s&since=%s&until=%s&breakdown_set=%s"
                .formatted(ACCOUNT, SINCE, UNTIL, set)).ok().path("rows");

        assertThat(rows).as("%s: %s", set, rows).hasSize(1);
        part.forEach((name, value) -> assertThat(rows.get(0).findValue(name).asText()).as(name).isEqualTo(value));
        assertFigures(rows.get(0).path("metrics"), figures);
    }

    private Map<String, JsonNode> rows(String level) {
        Map<String, JsonNode> byId = new HashMap<>();
        client.data(level, ACCOUNT, SINCE, UNTIL).path("rows").forEach(row -> byId.put(row.path("id").asText(), row));
        return byId;
    }

    private static void assertFigures(JsonNode metrics, Map<String, String> expected) {
        expected.forEach((metric, value) -> assertThat(metrics.path(metric).decimalValue()).as("%s of %s", metric, metrics)
                .isEqualByComparingTo(new BigDecimal(value)));
    }

    private static void assertActions(JsonNode metrics, Map<String, String> expected) {
        Map<String, String> unique = new HashMap<>();
        metrics.path("unique_actions").properties().forEach(type -> unique.put(type.getKey(), type.getValue().asText()));
        assertThat(unique).as("unique actions").isEqualTo(expected);
        assertThat(metrics.path("actions")).as("actions, which Meta did not send").isEmpty();
    }
}
