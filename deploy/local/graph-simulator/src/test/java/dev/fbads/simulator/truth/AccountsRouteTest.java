package dev.fbads.simulator.truth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Control;
import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AccountsRouteTest {

    @AfterEach
    void asBefore() {
        Control.reset();
    }

    @Test
    void aCreatedAccountIsServedAsTheOthersAre() {
        JsonNode created = Control.post("accounts",
                "{\"ads\":40,\"currency\":\"JPY\",\"timezone_name\":\"Asia/Tokyo\",\"seed\":3}");
        String id = created.get("id").asText();

        JsonNode account = Graph.get(id, "fields", "account_id,currency,timezone_name");
        JsonNode rows = Graph.get(id + "/insights", "level", "ad", "date_preset", "last_14d", "limit", 100).get("data");

        assertThat(created.get("ads").asInt()).isEqualTo(40);
        assertThat(account.get("currency").asText()).isEqualTo("JPY");
        assertThat(account.get("timezone_name").asText()).isEqualTo("Asia/Tokyo");
        assertThat(Graph.texts(Graph.get("me/adaccounts", "limit", 100).get("data"), "id")).contains(id);
        assertThat(rows).hasSizeGreaterThan(10);
    }

    @Test
    void equalSeedsGiveEqualDeliveriesUnderIdsOfTheirOwn() {
        JsonNode one = Control.post("accounts", "{\"ads\":30,\"seed\":3}");
        JsonNode same = Control.post("accounts", "{\"ads\":30,\"seed\":3}");
        JsonNode other = Control.post("accounts", "{\"ads\":30,\"seed\":4}");

        assertThat(one.get("id")).isNotEqualTo(same.get("id"));
        assertThat(totals(one)).isEqualTo(totals(same)).isNotEqualTo(totals(other));
        assertThat(adIds(one)).doesNotContainAnyElementsOf(adIds(same));
    }

    @Test
    void removedAccountsAreUnknownAndTheirIdsAreNotGivenAgain() {
        String removed = Control.post("accounts", "{\"ads\":10}").get("id").asText();
        JsonNode ad = Graph.get(removed + "/ads", "limit", 1).get("data").get(0);

        assertThat(given().delete("/_simulator/accounts").statusCode()).isEqualTo(204);

        assertThat(Graph.error(removed).get("code").asInt()).isEqualTo(100);
        assertThat(Graph.error(ad.get("id").asText()).get("code").asInt()).isEqualTo(100);
        assertThat(Control.post("accounts", "{\"ads\":10}").get("id").asText()).isNotEqualTo(removed);
    }

    @Test
    void anImpossibleAccountIsRefused() {
        for (String body : new String[] { "{}", "{\"ads\":0}", "{\"ads\":10,\"currency\":\"XXXX\"}",
                "{\"ads\":10,\"timezone_name\":\"Mars\"}", "{\"ads\":10,\"size\":1}" }) {
            assertThat(given().body(body).post("/_simulator/accounts").statusCode()).as(body).isEqualTo(400);
        }
    }

    private static JsonNode totals(JsonNode account) {
        return Graph.json(given().get("/_simulator/truth/%s?since=2026-08-01&until=2026-08-31&level=account"
                .formatted(account.get("id").asText()))).get("totals");
    }

    private static Iterable<String> adIds(JsonNode account) {
        return Graph.texts(Graph.get(account.get("id").asText() + "/ads", "limit", 100).get("data"), "id");
    }
}
