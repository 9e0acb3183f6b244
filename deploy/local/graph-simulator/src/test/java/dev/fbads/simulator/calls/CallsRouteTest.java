package dev.fbads.simulator.calls;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CallsRouteTest {

    @Test
    void everyGraphCallIsRecordedWithItsQuestionAndWithoutItsToken() {
        given().delete("/_simulator/calls").then().statusCode(204);
        Graph.get("act_900100400/ads", "limit", 3, "fields",
                "insights.time_range(" + Graph.range("2026-11-01", "2026-11-02") + ").breakdowns(age,gender){spend}");
        given().queryParam("access_token", "secret-and-wrong").get("/v26.0/act_900100400");

        String text = given().get("/_simulator/calls").asString();

        JsonNode log = Graph.json(text);
        assertThat(log.get("count").asInt()).isEqualTo(2);
        JsonNode first = log.get("calls").get(0);
        assertThat(first.get("seq").asInt()).isEqualTo(1);
        assertThat(first.get("method").asText()).isEqualTo("GET");
        assertThat(first.get("path").asText()).isEqualTo("/v26.0/act_900100400/ads");
        assertThat(first.get("account_id").asText()).isEqualTo("900100400");
        assertThat(first.get("since").asText()).isEqualTo("2026-11-01");
        assertThat(first.get("until").asText()).isEqualTo("2026-11-02");
        assertThat(first.get("breakdowns")).hasSize(2);
        assertThat(first.get("limit").asText()).isEqualTo("3");
        assertThat(first.get("status").asInt()).isEqualTo(200);
        assertThat(first.get("at").asText()).startsWith("2026-11-22T18:");
        assertThat(log.get("calls").get(1).get("status").asInt()).isEqualTo(400);
        assertThat(text).doesNotContain("secret-and-wrong").doesNotContain("simulator-token");
    }

    @Test
    void onlyTheNewestCallsAreKept() {
        CallLog log = new CallLog();
        for (int i = 0; i < CallLog.CAPACITY + 5; i++) {
            log.add(new RecordedCall("GET", "/" + i, "", "", false, new CallNotes(), 200, Instant.EPOCH));
        }

        assertThat(log.snapshot().count()).isEqualTo(CallLog.CAPACITY + 5);
        assertThat(log.snapshot().calls()).hasSize(CallLog.CAPACITY);
        assertThat(log.snapshot().calls().getFirst().path()).isEqualTo("/5");
    }

    @Test
    void theSimulatorIsReady() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
