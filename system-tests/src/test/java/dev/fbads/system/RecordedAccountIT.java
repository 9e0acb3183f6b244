package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.Stack;

/**
 * What Meta really sent passes through simulator and gateway untouched. Its days are older than the 37 months that a wish may
 * reach back, so the gateway is asked directly; sync-service imports the same rows in a test of its own, with the clock of
 * then.
 */
@ExtendWith(RunningSuite.class)
class RecordedAccountIT {

    @Test
    void recordedRowsArriveAsMetaSentThem(Stack stack) throws IOException, InterruptedException {
        List<JsonNode> lines = insights(stack, "none");

        assertThat(lines.getLast().path("done").path("rows").asInt()).isEqualTo(3);
        JsonNode row = lines.stream().map(line -> line.path("row"))
                .filter(candidate -> candidate.path("ad_id").asText().equals("23846765228310398"))
                .findFirst().orElseThrow();
        assertThat(row.path("spend").isTextual()).as("still a string").isTrue();
        assertThat(row.path("spend").asText()).isEqualTo("1.09");
        assertThat(row.path("frequency").asText()).isEqualTo("1.052698");
        assertThat(row.path("website_ctr").path(0).path("value").asText()).isEqualTo("0.11919");
        assertThat(row.path("unique_actions").path(0).path("28d_click").asText()).isEqualTo("1");
        assertThat(row.has("actions")).as("absent stays absent").isFalse();
        assertThat(row.path("campaign_name").asText()).isEqualTo("Airbyte Awareness Campaign 1 (sherif)");
    }

    @Test
    void everySetHasItsOwnRows(Stack stack) throws IOException, InterruptedException {
        for (String set : List.of("country", "age_gender", "region", "platform")) {
            List<JsonNode> lines = insights(stack, set);

            assertThat(lines.getLast().path("done").path("rows").asInt()).as(set).isEqualTo(1);
        }
    }

    private static List<JsonNode> insights(Stack stack, String set) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url("fb-gateway-service") + "/internal/insights"))
                .header("authorization", "Bearer " + stack.serviceToken())
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"request_id": "7e3e3a0e-0000-4000-8000-000000000001", "compte_id": 1,
                         "account_id": "act_212551616838260", "user_id": "responsable", "role": "responsable",
                         "since": "2021-02-21", "until": "2021-03-01", "granularity": "day", "breakdown_set": "%s"}"""
                        .formatted(set)))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return body.lines().map(RecordedAccountIT::parse).toList();
        }
    }

    private static JsonNode parse(String line) {
        try {
            return Client.JSON.readTree(line);
        } catch (IOException malformed) {
            throw new AssertionError(line, malformed);
        }
    }
}
