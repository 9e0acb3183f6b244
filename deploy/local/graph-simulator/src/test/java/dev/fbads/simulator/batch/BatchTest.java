package dev.fbads.simulator.batch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Control;
import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class BatchTest {

    private static final String READ = "{\"method\":\"GET\",\"relative_url\":\"v26.0/act_900100200/ads?limit=1\"}";

    @AfterEach
    void asBefore() {
        Control.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/v26.0/", "/v26.0" })
    void itemsAreAnsweredInTheirOrderEachWithItsOwnError(String path) {
        JsonNode items = Graph.json(send(path, "[" + READ + ",{\"method\":\"GET\",\"relative_url\":\"act_1\"},"
                + "{\"method\":\"POST\",\"relative_url\":\"v26.0/act_900100200/insights\","
                + "\"body\":\"level=ad&time_range=%7B%22since%22%3A%222026-11-01%22%2C%22until%22%3A%222026-11-02%22%7D\"}]"));

        assertThat(items).hasSize(3);
        assertThat(items.get(0).get("code").asInt()).isEqualTo(200);
        assertThat(Graph.json(items.get(0).get("body").asText()).get("data")).hasSize(1);
        assertThat(Graph.texts(items.get(0).get("headers"), "name")).contains("X-Business-Use-Case-Usage", "Content-Type");
        assertThat(items.get(1).get("code").asInt()).isEqualTo(400);
        assertThat(Graph.json(items.get(1).get("body").asText()).get("error").get("error_subcode").asInt()).isEqualTo(33);
        assertThat(Graph.json(items.get(2).get("body").asText()).get("report_run_id").asText()).isNotEmpty();
    }

    @Test
    void anUnfinishedItemIsNullAndTheOthersAreThere() {
        Control.post("faults", "{\"kind\":\"null_item\",\"skip\":1}");

        JsonNode items = Graph.json(send("/", "[" + READ + "," + READ + "," + READ + "]"));

        assertThat(items.get(0).get("code").asInt()).isEqualTo(200);
        assertThat(items.get(1).isNull()).isTrue();
        assertThat(items.get(2).get("code").asInt()).isEqualTo(200);
    }

    @Test
    void everyItemCountsAsACall() {
        Control.put("limits", "{\"buc_management\":3}");

        JsonNode items = Graph.json(send("/", "[" + String.join(",", Collections.nCopies(5, READ)) + "]"));

        assertThat(Graph.texts(items, "code")).containsExactly("200", "200", "200", "400", "400");
    }

    @Test
    void headersMayBeLeftOut() {
        Response response = given().formParams("access_token", "simulator-token", "include_headers", "false", "batch",
                "[" + READ + "]").post("/v26.0/");

        assertThat(Graph.json(response).get(0).has("headers")).isFalse();
    }

    @Test
    void moreThanFiftyAreRefused() {
        assertThat(send("/", "[" + String.join(",", Collections.nCopies(50, READ)) + "]").statusCode()).isEqualTo(200);
        Response response = send("/", "[" + String.join(",", Collections.nCopies(51, READ)) + "]");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Graph.json(response).get("error").get("message").asText()).contains("Maximum batch size is 50");
    }

    @Test
    void whatIsNoBatchIsRefused() {
        assertThat(send("/", "{}").statusCode()).isEqualTo(400);
        assertThat(given().formParam("batch", "[" + READ + "]").post("/").statusCode()).isEqualTo(400);
    }

    private static Response send(String path, String batch) {
        return given().formParams("access_token", "simulator-token", "batch", batch).post(path);
    }
}
