package dev.fbads.simulator.tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Control;
import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class TokensTest {

    private static final String APP_TOKEN = "700100200300400|simulator-app-secret";

    @AfterEach
    void asBefore() {
        Control.reset();
    }

    @ParameterizedTest
    @ValueSource(ints = { 458, 459, 460, 463, 464, 467 })
    void aKilledTokenDiesWithItsSubcode(int subcode) {
        Control.put("tokens/mortal", "{}");
        assertThat(me("mortal").statusCode()).isEqualTo(200);

        Control.post("tokens/mortal/kill", "{\"subcode\":" + subcode + "}");

        JsonNode error = Graph.json(me("mortal")).get("error");
        assertThat(error.get("code").asInt()).isEqualTo(190);
        assertThat(error.get("error_subcode").asInt()).isEqualTo(subcode);
        JsonNode inspected = inspect("mortal");
        assertThat(inspected.get("is_valid").asBoolean()).isFalse();
        assertThat(inspected.get("error").get("subcode").asInt()).isEqualTo(subcode);
    }

    @Test
    void aTokenExpiresOnTheSimulatorsClock() {
        Control.put("tokens/brief", "{\"expires_in\":60,\"user\":\"77\",\"accounts\":[\"act_900100100\"]}");
        assertThat(inspect("brief").get("expires_at").asLong()).isPositive();
        assertThat(Graph.json(me("brief")).get("id").asText()).isEqualTo("77");

        Control.put("clock", "{\"advance\":\"PT61S\"}");

        assertThat(Graph.json(me("brief")).get("error").get("error_subcode").asInt()).isEqualTo(463);
    }

    @Test
    void debugTokenTellsAppUserScopesAndAccounts() {
        Control.put("tokens/person", "{\"user\":\"5\",\"type\":\"user\",\"scopes\":[\"ads_read\"],"
                + "\"accounts\":[\"act_900100200\"]}");

        JsonNode data = inspect("person");

        assertThat(data.get("app_id").asText()).isEqualTo("700100200300400");
        assertThat(data.get("type").asText()).isEqualTo("USER");
        assertThat(data.get("user_id").asText()).isEqualTo("5");
        assertThat(data.get("expires_at").asLong()).isZero();
        assertThat(data.get("is_valid").asBoolean()).isTrue();
        assertThat(data.get("scopes").toString()).isEqualTo("[\"ads_read\"]");
        assertThat(data.get("granular_scopes").get(0).get("target_ids").get(0).asText()).isEqualTo("900100200");
        assertThat(inspect("nobody").get("is_valid").asBoolean()).isFalse();
    }

    @Test
    void withoutTheScopeNoAccountCanBeRead() {
        Control.put("tokens/person", "{\"scopes\":[\"business_management\"]}");

        Response response = given().queryParam("access_token", "person").get("/v26.0/act_900100200");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(Graph.json(response).get("error").get("code").asInt()).isEqualTo(200);
    }

    @Test
    void dataAccessMayEndBeforeTheToken() {
        Control.put("tokens/person", "{\"data_access_expires_in\":60}");
        assertThat(read("person", "act_900100200").statusCode()).isEqualTo(200);

        Control.put("clock", "{\"advance\":\"PT61S\"}");

        assertThat(me("person").statusCode()).isEqualTo(200);
        assertThat(read("person", "act_900100200").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({ "not_granted, 403, 200, 0", "not_found, 400, 100, 33", "missing_permissions, 400, 100, 0" })
    void anAccountCanBeLostAndTheOthersStay(String error, int status, int code, int subcode) {
        Control.put("permissions/act_900100200", "{\"error\":\"" + error + "\"}");

        Response lost = read("simulator-token", "act_900100200/insights");

        assertThat(lost.statusCode()).isEqualTo(status);
        assertThat(Graph.json(lost).get("error").get("code").asInt()).isEqualTo(code);
        assertThat(Graph.json(lost).get("error").path("error_subcode").asInt()).isEqualTo(subcode);
        assertThat(read("simulator-token", "act_900100100").statusCode()).isEqualTo(200);
        assertThat(Graph.texts(Graph.get("me/adaccounts").get("data"), "id")).isNotEmpty().doesNotContain("act_900100200");
    }

    @Test
    void anAccountCanBeLostToOneTokenOnly() {
        Control.put("tokens/other", "{}");
        Control.put("permissions/act_900100200", "{\"token\":\"other\"}");

        assertThat(read("other", "act_900100200").statusCode()).isEqualTo(403);
        assertThat(read("simulator-token", "act_900100200").statusCode()).isEqualTo(200);
    }

    private static Response me(String token) {
        return given().queryParam("access_token", token).get("/v26.0/me");
    }

    private static Response read(String token, String path) {
        return given().queryParam("access_token", token).get("/v26.0/" + path);
    }

    private static JsonNode inspect(String token) {
        return Graph.json(given().queryParam("access_token", APP_TOKEN).queryParam("input_token", token).get("/debug_token"))
                .get("data");
    }
}
