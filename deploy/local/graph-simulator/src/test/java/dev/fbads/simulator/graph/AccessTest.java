package dev.fbads.simulator.graph;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;

@QuarkusTest
class AccessTest {

    @Test
    void aMissingOrWrongTokenIsError190WithStatus400() {
        Response missing = given().get("/v26.0/me/adaccounts");
        Response wrong = given().queryParam("access_token", "nonsense").get("/v26.0/me/adaccounts");

        for (Response response : List.of(missing, wrong)) {
            assertThat(response.statusCode()).isEqualTo(400);
            JsonNode error = Graph.json(response).get("error");
            assertThat(error.get("code").asInt()).isEqualTo(190);
            assertThat(error.get("type").asText()).isEqualTo("OAuthException");
        }
    }

    @Test
    void theTokenMayComeAsAParameter() {
        Response response = given().queryParam("access_token", "simulator-token").get("/v26.0/me/adaccounts");

        assertThat(Graph.texts(Graph.json(response).get("data"), "account_id")).contains("900100400", "212551616838260");
    }

    @Test
    void aTokenReadsOnlyTheAccountsItWasGiven() {
        JsonNode accounts = Graph.json(given().queryParam("access_token", "narrow-token").get("/v26.0/me/adaccounts"));
        Response other = given().queryParam("access_token", "narrow-token").get("/v26.0/act_900100400/ads");

        assertThat(Graph.texts(accounts.get("data"), "id")).containsExactly("act_900100100");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(Graph.json(other).get("error").get("code").asInt()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsError100With33() {
        for (String id : List.of("act_1", "900100400", "123")) {
            JsonNode error = Graph.error(id);
            assertThat(error.get("code").asInt()).isEqualTo(100);
            assertThat(error.get("error_subcode").asInt()).isEqualTo(33);
            assertThat(error.get("message").asText()).contains("Object with ID '" + id + "' does not exist");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "v25.0", "v26.0" })
    void livingVersionsAreServedWithoutWarning(String version) {
        Response response = Graph.call("/" + version + "/act_900100400");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("X-Ad-Api-Version-Warning")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v22.0", "v23.0", "v24.0" })
    void endedVersionsAreUpgradedWithAWarning(String version) {
        Response response = Graph.call("/" + version + "/act_900100400");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("X-Ad-Api-Version-Warning")).contains("auto-upgraded to v25.0").contains(version);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/v21.0/act_900100400", "/act_900100400/insights", "/me/adaccounts" })
    void olderVersionsAndNoVersionAreError2635(String path) {
        assertThat(Graph.json(Graph.call(path)).get("error").get("code").asInt()).isEqualTo(2635);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/v27.0/me", "/nowhere", "/", "/v26.0/a/b/c", "/v26.0" })
    void pathsThatLeadNowhereAreError2500(String path) {
        JsonNode error = Graph.json(Graph.call(path)).get("error");

        assertThat(error.get("code").asInt()).isEqualTo(2500);
        assertThat(error.get("message").asText()).startsWith("Unknown path components: /");
    }

    @Test
    void everyAnswerTellsHowMuchOfTheLimitsIsUsed() {
        for (Response response : List.of(Graph.call("/v26.0/act_900100400/insights"),
                Graph.call("/v26.0/act_900100400/insights", "level", "x"), Graph.call("/v26.0/act_900100400"))) {
            assertThat(Graph.json(response.header("X-App-Usage")).get("call_count").asInt()).isLessThan(50);
            assertThat(Graph.json(response.header("X-Ad-Account-Usage")).get("acc_id_util_pct").asDouble()).isLessThan(50);
            assertThat(Graph.json(response.header("X-FB-Ads-Insights-Throttle")).get("app_id_util_pct").asDouble())
                    .isLessThan(50);
            assertThat(Graph.json(response.header("X-Business-Use-Case-Usage")).get("900100400").get(0)
                    .get("estimated_time_to_regain_access").asInt()).isZero();
        }
    }

    @Test
    void anAnswerAboutNoAccountHasTheFourHeadersToo() {
        Response response = given().get("/v26.0/me/adaccounts");

        assertThat(response.headers().asList()).extracting(Header::getName).contains("X-App-Usage", "X-Ad-Account-Usage",
                "X-FB-Ads-Insights-Throttle", "X-Business-Use-Case-Usage");
    }

    @Test
    void accountsSayTheirZoneAndCurrency() {
        JsonNode account = Graph.get("act_900100400", "fields",
                "name,account_id,currency,timezone_name,timezone_offset_hours_utc,account_status");

        assertThat(account.toString()).isEqualTo("""
                {"name":"Érablière du Nord (demo)","account_id":"900100400","currency":"CAD","timezone_name":"America/Toronto",\
                "timezone_offset_hours_utc":-5.0,"account_status":1,"id":"act_900100400"}""");
    }
}
