package dev.fbads.simulator.oauth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Control;
import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class OAuthTest {

    private static final String APP = "700100200300400";
    private static final String SECRET = "simulator-app-secret";
    private static final String BACK = "http://localhost:8080/api/facebook/connect/callback";

    @AfterEach
    void asBefore() {
        Control.reset();
    }

    @Test
    void theDialogSendsBackACodeThatBecomesALongLivedToken() {
        Control.put("login", "{\"user\":\"42\",\"accounts\":[\"act_900100300\"],\"declined\":[\"business_management\"]}");

        URI back = dialog();
        assertThat(back.toString()).startsWith(BACK + "?").contains("state=a%26b");
        JsonNode brief = exchange("code", code(back), "redirect_uri", BACK);
        JsonNode longLived = exchange("grant_type", "fb_exchange_token", "fb_exchange_token",
                brief.get("access_token").asText());

        assertThat(brief.get("expires_in").asLong()).isEqualTo(7200);
        assertThat(longLived.get("expires_in").asLong()).isEqualTo(5_183_944);
        assertThat(longLived.get("token_type").asText()).isEqualTo("bearer");
        String token = longLived.get("access_token").asText();
        assertThat(Graph.texts(Graph.json(given().queryParam("access_token", token).get("/v26.0/me/adaccounts")).get("data"),
                "id")).containsExactly("act_900100300");
        assertThat(Graph.json(given().queryParam("access_token", token).get("/v26.0/me/permissions")).get("data").toString())
                .isEqualTo("[{\"permission\":\"ads_read\",\"status\":\"granted\"}]");
    }

    @Test
    void aCodeIsGoodOnceForItsAddressAndForTenMinutes() {
        String once = code(dialog());
        exchange("code", once, "redirect_uri", BACK);
        assertThat(subcode("code", once, "redirect_uri", BACK)).isEqualTo(36009);
        assertThat(subcode("code", code(dialog()), "redirect_uri", "http://elsewhere")).isEqualTo(36008);
        String late = code(dialog());

        Control.put("clock", "{\"advance\":\"PT10M\"}");

        assertThat(subcode("code", late, "redirect_uri", BACK)).isEqualTo(36007);
    }

    @Test
    void aRefusalComesBackAsOne() {
        Control.put("login", "{\"refuses\":true}");

        assertThat(dialog().getQuery()).contains("error=access_denied", "error_reason=user_denied", "state=a&b")
                .doesNotContain("code=AQ");
    }

    @Test
    void anExpiredTokenCannotBeProlonged() {
        Control.put("tokens/brief", "{\"expires_in\":1}");
        Control.put("clock", "{\"advance\":\"PT2S\"}");

        JsonNode error = Graph.json(ask("grant_type", "fb_exchange_token", "fb_exchange_token", "brief")).get("error");

        assertThat(error.get("code").asInt()).isEqualTo(190);
        assertThat(error.get("error_subcode").asInt()).isEqualTo(463);
    }

    @ParameterizedTest
    @CsvSource({ "1, simulator-app-secret, 101", "700100200300400, wrong, 1" })
    void onlyTheAppItselfExchanges(String app, String secret, int code) {
        Response response = given().queryParams("client_id", app, "client_secret", secret, "grant_type", "fb_exchange_token",
                "fb_exchange_token", "simulator-token").get("/v26.0/oauth/access_token");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Graph.json(response).get("error").get("code").asInt()).isEqualTo(code);
    }

    private static URI dialog() {
        Response response = given().redirects().follow(false)
                .queryParams("client_id", APP, "redirect_uri", BACK, "state", "a&b", "response_type", "code")
                .queryParam("scope", "ads_read,business_management")
                .get("/v26.0/dialog/oauth");
        assertThat(response.statusCode()).isEqualTo(302);
        return URI.create(response.header("Location"));
    }

    private static String code(URI back) {
        return back.getQuery().replaceAll(".*code=([^&]*).*", "$1");
    }

    private static int subcode(String... parameters) {
        return Graph.json(ask(parameters)).get("error").get("error_subcode").asInt();
    }

    private static JsonNode exchange(String... parameters) {
        Response response = ask(parameters);
        assertThat(response.statusCode()).describedAs(response.asString()).isEqualTo(200);
        return Graph.json(response);
    }

    private static Response ask(String... parameters) {
        return given().queryParams("client_id", APP, "client_secret", SECRET)
                .queryParam(parameters[0], parameters[1]).queryParam(parameters[2], parameters[3])
                .get("/v26.0/oauth/access_token");
    }
}
