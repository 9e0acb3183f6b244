package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.fbads.local.launcher.stack.Stack;

/** The product's main job, end to end, against the simulator's truth. */
@ExtendWith(RunningSuite.class)
class MainJobIT {

    private static final LocalDate YESTERDAY = LocalDate.now(ZoneId.of("America/Toronto")).minusDays(1);
    private static final String SMALL = "act_900100100";
    private static final String DEMO = "act_900100400";
    private static final String LARGEST_OF_COMPTE_2 = "act_900100600";

    @ParameterizedTest
    @ValueSource(strings = { "act_900100100", "act_900100200", "act_900100300", DEMO, "act_900100500", LARGEST_OF_COMPTE_2 })
    void everyLevelOfEveryAccountEqualsTheTruth(String accountId, Stack stack) {
        Client client = Client.of(stack, "superadmin");
        LocalDate since = YESTERDAY.minusDays(29);

        client.sync(accountId, since, YESTERDAY);

        Truth.assertEqual(client, new Simulator(stack), accountId, since, YESTERDAY);
        Truth.assertEqual(client, new Simulator(stack), accountId, since.plusDays(3), since.plusDays(11));
    }

    @Test
    void aSecondWishForStoredDaysMakesNoCall(Stack stack) {
        Client client = Client.of(stack, "responsable");
        LocalDate until = YESTERDAY.minusDays(40);
        client.sync(SMALL, until.minusDays(9), until);
        Simulator simulator = new Simulator(stack);
        simulator.forgetCalls();

        JsonNode answer = client.wish(SMALL, until.minusDays(9), until).ok();

        assertThat(answer.path("state").asText()).isEqualTo("complete");
        assertThat(simulator.calls(SMALL)).isEmpty();
    }

    @Test
    void exactlyTheThreeMissingDaysAreFetched(Stack stack) throws SQLException {
        Client client = Client.of(stack, "responsable");
        LocalDate since = YESTERDAY.minusDays(69);
        LocalDate until = since.plusDays(14);
        client.sync(SMALL, since, until);
        LocalDate firstMissing = since.plusDays(5);
        LocalDate lastMissing = since.plusDays(7);
        try (Connection owner = stack.backing().postgres().connect("fbads_owner");
                PreparedStatement delete = owner.prepareStatement(
                        "DELETE FROM facebook_day_ledger WHERE account_id = ? AND date_start BETWEEN ? AND ?")) {
            delete.setString(1, SMALL);
            delete.setObject(2, firstMissing);
            delete.setObject(3, lastMissing);
            assertThat(delete.executeUpdate()).isEqualTo(3);
        }
        Simulator simulator = new Simulator(stack);
        simulator.forgetCalls();
        assertThat(client.data("account", SMALL, since, until).path("coverage").path("missing_days").size()).isEqualTo(3);

        client.sync(SMALL, since, until);

        assertThat(simulator.calls(SMALL)).anySatisfy(call -> {
            assertThat(call.path("since").asText()).isEqualTo(firstMissing.toString());
            assertThat(call.path("until").asText()).isEqualTo(lastMissing.toString());
        }).allSatisfy(call -> {
            assertThat(call.path("since").asText()).isGreaterThanOrEqualTo(firstMissing.toString());
            assertThat(call.path("until").asText()).isLessThanOrEqualTo(lastMissing.toString());
        });
        Truth.assertEqual(client, simulator, SMALL, since, until);
    }

    @Test
    void anotherComptesUserSeesNothing(Stack stack) {
        LocalDate until = YESTERDAY.minusDays(90);
        Client.of(stack, "client").sync(SMALL, until.minusDays(2), until);
        Client stranger = Client.of(stack, "stranger");

        Client.Answer foreignWish = stranger.wish(SMALL, until.minusDays(2), until);
        Client.Answer unknownWish = stranger.wish("act_1", until.minusDays(2), until);

        assertThat(foreignWish.status()).isEqualTo(404);
        assertThat(foreignWish).isEqualTo(unknownWish);
        assertThat(stranger.get("/api/facebook/status/" + SMALL).status()).isEqualTo(404);
        for (String level : Truth.LEVELS.keySet()) {
            Client.Answer answer = stranger.get("/api/facebook/data/%s?account_id=%s&since=%s&until=%s".formatted(level, SMALL,
                    until, until));
            assertThat(answer.status()).as(level).isEqualTo(404);
            assertThat(answer.body().path("code").asText()).isEqualTo("account_not_found");
        }
        assertThat(stranger.get("/api/facebook/accounts").ok().findValuesAsText("account_id"))
                .isNotEmpty().doesNotContain(SMALL, DEMO);
    }

    @Test
    void progressArrivesLiveAndOnlyWhereItBelongs(Stack stack) throws IOException {
        Client client = Client.of(stack, "responsable");
        LocalDate until = YESTERDAY.minusDays(120);
        try (EventSocket own = new EventSocket(stack, "responsable");
                EventSocket foreign = new EventSocket(stack, "stranger")) {
            String syncId = client.wish(DEMO, until.minusDays(89), until).body().path("sync_id").asText();

            await().atMost(Client.PATIENCE).until(() -> own.events(syncId).stream()
                    .anyMatch(event -> event.path("type").asText().equals("completed")));

            List<JsonNode> events = own.events(syncId);
            assertThat(events).extracting(event -> event.path("type").asText()).startsWith("start").endsWith("completed");
            assertThat(events).extracting(event -> event.path("percent").asInt()).isSorted().endsWith(100);
            assertThat(events).as("live, not only at the end").hasSizeGreaterThan(3);
            JsonSchema schema = schema();
            assertThat(events).allSatisfy(event -> assertThat(schema.validate(event)).isEmpty());
            assertThat(foreign.events(syncId)).isEmpty();
        }
    }

    @Test
    void everyBreakdownSetIsStoredInItsOwnFamily(Stack stack) throws SQLException {
        Client client = Client.of(stack, "superadmin");
        LocalDate until = YESTERDAY.minusDays(30);
        LocalDate since = until.minusDays(2);
        Client.Answer answer = client.wish("""
                {"account_id": "%s", "since": "%s", "until": "%s", "breakdown_sets": ["none", "age_gender", "country", "region",
                 "platform", "action_device", "action_destination", "action_target_id", "action_reaction", "action_video_type",
                 "action_carousel_card", "action_canvas_component"]}""".formatted(SMALL, since, until));
        client.awaitCompleted(SMALL, answer.body().path("sync_id").asText());

        Map<String, String> spend = new TreeMap<>();
        try (Connection owner = stack.backing().postgres().connect("fbads_owner");
                PreparedStatement sums = owner.prepareStatement("""
                        SELECT breakdown_set, sum(spend)::numeric(18,2) FROM facebook_ads_data
                        WHERE account_id = ? AND date_start BETWEEN ? AND ? GROUP BY 1""")) {
            sums.setString(1, SMALL);
            sums.setObject(2, since);
            sums.setObject(3, until);
            try (ResultSet rows = sums.executeQuery()) {
                while (rows.next()) {
                    spend.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        String whole = new Simulator(stack).spend(SMALL, since, until).setScale(2).toPlainString();
        assertThat(spend).containsEntry("age_gender", whole).containsEntry("country", whole).containsEntry("platform", whole)
                .containsEntry("action_device", "0.00").containsKeys("region", "action_reaction");
        Truth.assertEqual(client, new Simulator(stack), SMALL, since, until);
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream text = MainJobIT.class.getResourceAsStream("/schemas/sync-event.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
        }
    }
}
