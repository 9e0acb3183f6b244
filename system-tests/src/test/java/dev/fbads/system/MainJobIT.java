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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.fbads.local.launcher.stack.Stack;

/** The product's main job, end to end, against the simulator's truth. */
@ExtendWith(RunningSuite.class)
class MainJobIT {

    private static final LocalDate YESTERDAY = Dates.YESTERDAY;
    private static final TestAccounts SMALL = TestAccounts.with(20).in("EUR", "Europe/Paris");

    static Stream<TestAccounts> accountsOfEveryKind() {
        return Stream.of(SMALL, TestAccounts.with(50).in("USD", "America/New_York"),
                TestAccounts.with(100).in("JPY", "Asia/Tokyo"), TestAccounts.with(200),
                TestAccounts.with(350).in("AUD", "Australia/Sydney"), TestAccounts.with(500).ofCompte(2));
    }

    @ParameterizedTest
    @MethodSource("accountsOfEveryKind")
    void everyLevelOfEveryAccountEqualsTheTruth(TestAccounts kind, Stack stack) {
        String accountId = kind.create(stack);
        Client client = Client.of(stack, "superadmin");
        LocalDate since = YESTERDAY.minusDays(29);

        client.sync(accountId, since, YESTERDAY);

        Truth.assertEqual(client, new Simulator(stack), accountId, since, YESTERDAY);
        Truth.assertEqual(client, new Simulator(stack), accountId, since.plusDays(3), since.plusDays(11));
    }

    @Test
    void aSecondWishForStoredDaysMakesNoCall(Stack stack) {
        String small = SMALL.create(stack);
        Client client = Client.of(stack, "responsable");
        LocalDate until = YESTERDAY.minusDays(40);
        client.sync(small, until.minusDays(9), until);
        Simulator simulator = new Simulator(stack);
        simulator.forgetCalls();

        JsonNode answer = client.requestSync(small, until.minusDays(9), until).ok();

        assertThat(answer.path("state").asText()).isEqualTo("complete");
        assertThat(simulator.calls(small)).isEmpty();
    }

    @Test
    void exactlyTheThreeMissingDaysAreFetched(Stack stack) throws SQLException {
        String small = SMALL.create(stack);
        Client client = Client.of(stack, "responsable");
        LocalDate since = YESTERDAY.minusDays(69);
        LocalDate until = since.plusDays(14);
        client.sync(small, since, until);
        LocalDate firstMissing = since.plusDays(5);
        LocalDate lastMissing = since.plusDays(7);
        try (Connection owner = stack.backing().postgres().connect("fbads_owner");
                PreparedStatement delete = owner.prepareStatement(
                        "DELETE FROM facebook_day_ledger WHERE account_id = ? AND date_start BETWEEN ? AND ?")) {
            delete.setString(1, small);
            delete.setObject(2, firstMissing);
            delete.setObject(3, lastMissing);
            assertThat(delete.executeUpdate()).isEqualTo(3);
        }
        Simulator simulator = new Simulator(stack);
        simulator.forgetCalls();
        assertThat(client.data("account", small, since, until).path("coverage").path("missing_days").size()).isEqualTo(3);

        client.sync(small, since, until);

        assertThat(simulator.calls(small)).anySatisfy(call -> {
            assertThat(call.path("since").asText()).isEqualTo(firstMissing.toString());
            assertThat(call.path("until").asText()).isEqualTo(lastMissing.toString());
        }).allSatisfy(call -> {
            assertThat(call.path("since").asText()).isGreaterThanOrEqualTo(firstMissing.toString());
            assertThat(call.path("until").asText()).isLessThanOrEqualTo(lastMissing.toString());
        });
        Truth.assertEqual(client, simulator, small, since, until);
    }

    @Test
    void anotherComptesUserSeesNothing(Stack stack) {
        String small = SMALL.create(stack);
        LocalDate until = YESTERDAY.minusDays(90);
        Client.of(stack, "client").sync(small, until.minusDays(2), until);
        String theirs = SMALL.ofCompte(2).create(stack);
        Client stranger = Client.of(stack, "stranger");

        Client.Answer foreignAccount = stranger.requestSync(small, until.minusDays(2), until);
        Client.Answer unknownAccount = stranger.requestSync("act_1", until.minusDays(2), until);

        assertThat(foreignAccount.status()).isEqualTo(404);
        assertThat(foreignAccount).isEqualTo(unknownAccount);
        assertThat(stranger.get("/api/facebook/status/" + small).status()).isEqualTo(404);
        for (String level : Truth.LEVELS.keySet()) {
            Client.Answer answer = stranger.get("/api/facebook/data/%s?account_id=%s&since=%s&until=%s".formatted(level, small,
                    until, until));
            assertThat(answer.status()).as(level).isEqualTo(404);
            assertThat(answer.body().path("code").asText()).isEqualTo("account_not_found");
        }
        assertThat(stranger.get("/api/facebook/accounts").ok().findValuesAsText("account_id"))
                .contains(theirs).doesNotContain(small);
    }

    @Test
    void progressArrivesLiveAndOnlyWhereItBelongs(Stack stack) throws IOException {
        String account = TestAccounts.with(200).create(stack);
        Client client = Client.of(stack, "responsable");
        LocalDate until = YESTERDAY.minusDays(120);
        try (EventSocket own = new EventSocket(stack, "responsable");
                EventSocket foreign = new EventSocket(stack, "stranger")) {
            String syncId = client.requestSync(account, until.minusDays(89), until).body().path("sync_id").asText();

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
        String small = SMALL.create(stack);
        Client client = Client.of(stack, "superadmin");
        LocalDate until = YESTERDAY.minusDays(30);
        LocalDate since = until.minusDays(2);
        Client.Answer answer = client.requestSync("""
                {"account_id": "%s", "since": "%s", "until": "%s", "breakdown_sets": ["none", "age_gender", "country", "region",
                 "platform", "action_device", "action_destination", "action_target_id", "action_reaction", "action_video_type",
                 "action_carousel_card", "action_canvas_component"]}""".formatted(small, since, until));
        client.awaitCompleted(small, answer.body().path("sync_id").asText());

        Map<String, String> spend = new TreeMap<>();
        try (Connection owner = stack.backing().postgres().connect("fbads_owner");
                PreparedStatement sums = owner.prepareStatement("""
                        SELECT breakdown_set, sum(spend)::numeric(18,2) FROM facebook_ads_data
                        WHERE account_id = ? AND date_start BETWEEN ? AND ? GROUP BY 1""")) {
            sums.setString(1, small);
            sums.setObject(2, since);
            sums.setObject(3, until);
            try (ResultSet rows = sums.executeQuery()) {
                while (rows.next()) {
                    spend.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        String whole = new Simulator(stack).spend(small, since, until).setScale(2).toPlainString();
        assertThat(spend).containsEntry("age_gender", whole).containsEntry("country", whole).containsEntry("platform", whole)
                .containsEntry("action_device", "0.00").containsKeys("region", "action_reaction");
        Truth.assertEqual(client, new Simulator(stack), small, since, until);
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream text = MainJobIT.class.getResourceAsStream("/schemas/sync-event.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
        }
    }
}
