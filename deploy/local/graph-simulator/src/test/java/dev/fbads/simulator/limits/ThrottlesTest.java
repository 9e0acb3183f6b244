package dev.fbads.simulator.limits;

import static org.assertj.core.api.Assertions.assertThat;

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
class ThrottlesTest {

    @AfterEach
    void asBefore() {
        Control.reset();
    }

    @ParameterizedTest
    @CsvSource({ "score, act_900100200/ads, 17, 2446079, true", "buc_insights, act_900100200/insights, 80000, 2446079, true",
            "buc_management, act_900100200/campaigns, 80004, 2446079, true", "app, act_900100200, 4, 0, false",
            "platform, act_900100200/insights, 4, 1504022, false" })
    void eachLimitRefusesInItsOwnWayUntilItsTimeIsOver(String regime, String path, int code, int subcode, boolean own) {
        Control.put("limits", "{\"" + regime + "\":2}");
        Graph.get(path);
        Graph.get(path);

        Response refused = Graph.call("/v26.0/" + path);
        Response other = Graph.call("/v26.0/" + path.replace("200", "100"));

        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode error = Graph.json(refused).get("error");
        assertThat(error.get("code").asInt()).isEqualTo(code);
        assertThat(error.path("error_subcode").asInt()).isEqualTo(subcode);
        assertThat(other.statusCode()).isEqualTo(own ? 200 : 400);
        Control.put("clock", "{\"advance\":\"PT61M\"}");
        Graph.get(path);
    }

    @Test
    void theHeadersTellHowMuchIsUsedAndForHowLong() {
        Control.put("clock", "{\"stopped\":true}");
        Control.put("limits", "{\"buc_insights\":4,\"tier\":\"development_access\"}");
        Graph.get("act_900100200/insights");
        Graph.get("act_900100200/insights");
        Response third = Graph.call("/v26.0/act_900100200/insights");
        Graph.get("act_900100200/insights");

        Response refused = Graph.call("/v26.0/act_900100200/insights");

        assertThat(useCase(third).get("call_count").asInt()).isEqualTo(75);
        assertThat(useCase(third).get("ads_api_access_tier").asText()).isEqualTo("development_access");
        assertThat(useCase(third).get("estimated_time_to_regain_access").asInt()).isZero();
        assertThat(useCase(refused).get("call_count").asInt()).isEqualTo(100);
        assertThat(useCase(refused).get("estimated_time_to_regain_access").asInt()).isEqualTo(60);
        assertThat(Graph.json(refused.header("X-FB-Ads-Insights-Throttle")).get("acc_id_util_pct").asInt()).isEqualTo(100);
    }

    @Test
    void aBlockCanBeSetForAWhile() {
        Control.put("limits", "{}");
        Control.post("limits/usage", "{\"regime\":\"buc_management\",\"account\":\"act_900100200\",\"blocked_for\":\"PT5M\"}");

        assertThat(Graph.error("act_900100200/ads").get("code").asInt()).isEqualTo(80004);
        Control.put("clock", "{\"advance\":\"PT5M1S\"}");
        Graph.get("act_900100200/ads", "limit", 1);
    }

    @Test
    void whatOthersUseIsSeenInTheHeaders() {
        Control.put("limits", "{}");
        Control.post("limits/usage", "{\"regime\":\"app\",\"percent\":91}");

        assertThat(Graph.json(Graph.call("/v26.0/act_900100200").header("X-App-Usage")).get("call_count").asInt())
                .isEqualTo(91);
    }

    @Test
    void anotherAppHasItsOwnLimit() {
        Control.put("tokens/other-token", "{\"app\":\"800\"}");
        Control.put("limits", "{\"app\":1}");
        Graph.get("act_900100200");

        Response other = Graph.callWith("other-token", "/v26.0/act_900100200");

        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(Graph.json(other.header("X-App-Usage")).get("call_count").asInt()).isEqualTo(100);
        assertThat(Graph.callWith("other-token", "/v26.0/act_900100200").statusCode()).isEqualTo(400);
    }

    @Test
    void headersMayHoldTextsOrBeAbsent() {
        Control.put("limits", "{\"headers\":\"strings\"}");
        assertThat(useCase(Graph.call("/v26.0/act_900100200")).get("call_count").isTextual()).isTrue();

        Control.put("limits", "{\"headers\":\"absent\"}");
        assertThat(Graph.call("/v26.0/act_900100200").header("X-App-Usage")).isNull();
    }

    private static JsonNode useCase(Response response) {
        return Graph.json(response.header("X-Business-Use-Case-Usage")).get("900100200").get(0);
    }
}
