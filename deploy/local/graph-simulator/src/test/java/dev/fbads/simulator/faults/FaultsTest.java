package dev.fbads.simulator.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Control;
import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class FaultsTest {

    private static final String ADS = "/v26.0/act_900100200/ads";

    @AfterEach
    void asBefore() {
        Control.reset();
    }

    @Test
    void theNextCallsOfAnAccountFailAsScripted() {
        Control.post("faults", "{\"account\":\"act_900100200\",\"skip\":1,\"times\":2,\"status\":500,\"code\":2,"
                + "\"subcode\":1504038,\"message\":\"slow\",\"transient\":true}");

        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            statuses.add(Graph.call(ADS).statusCode());
            assertThat(Graph.call("/v26.0/act_900100100").statusCode()).isEqualTo(200);
        }

        assertThat(statuses).containsExactly(200, 500, 500, 200);
        assertThat(Graph.json(given().get("/_simulator/faults")).get("faults").get(0).get("hits").asInt()).isEqualTo(2);
    }

    @Test
    void anErrorHasTheMembersThatWereScripted() {
        Control.post("faults", "{\"path\":\"/ads$\",\"code\":80000,\"subcode\":2446079,\"transient\":true,\"message\":\"m\","
                + "\"title\":\"t\",\"user_message\":\"u\"}");
        Graph.get("act_900100200");

        JsonNode error = Graph.error("act_900100200/ads");

        assertThat(error.get("code").asInt()).isEqualTo(80000);
        assertThat(error.get("error_subcode").asInt()).isEqualTo(2446079);
        assertThat(error.get("is_transient").asBoolean()).isTrue();
        assertThat(error.get("error_user_msg").asText()).isEqualTo("u");
    }

    @Test
    void aProbabilityIsDrawnFromItsSeed() {
        List<Integer> first = draw();
        Control.reset();

        assertThat(draw()).isEqualTo(first).contains(200, 500);
    }

    @Test
    void aTruncatedBodyIsNoJson() {
        Control.post("faults", "{\"kind\":\"truncated\"}");

        String body = Graph.call(ADS).asString();

        assertThatThrownBy(() -> Graph.json(body)).isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(body).startsWith("{\"data\":[");
    }

    @Test
    void aProxysPageIsHtml() {
        Control.post("faults", "{\"kind\":\"html\",\"status\":503}");

        Response response = Graph.call(ADS);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.contentType()).startsWith("text/html");
    }

    @Test
    void aStalledAnswerComesLate() {
        Control.post("faults", "{\"kind\":\"stall\",\"delay\":\"PT0.5S\"}");
        long start = System.nanoTime();

        Response response = Graph.call(ADS);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isGreaterThan(490_000_000L);
    }

    @Test
    void aConnectionMayEndBeforeOrWithinTheAnswer() {
        Control.post("faults", "{\"kind\":\"reset\",\"times\":20}");

        assertThatThrownBy(() -> Graph.call(ADS).asString()).isInstanceOf(Exception.class);
        Control.reset();
        Control.post("faults", "{\"kind\":\"reset\",\"after_bytes\":50,\"times\":20}");
        assertThatThrownBy(() -> Graph.call(ADS).asString()).isInstanceOf(Exception.class);
        Control.reset();
        Graph.get("act_900100200/ads", "limit", 1);
    }

    @Test
    void aHeldAnswerWaitsUntilTheFaultsAreDeleted() {
        Control.post("faults", "{\"kind\":\"hold\",\"account\":\"act_900100200\"}");
        CompletableFuture<JsonNode> held = CompletableFuture
                .supplyAsync(() -> Graph.get("act_900100200/ads", "limit", 1), call -> Thread.ofVirtual().start(call));
        await().until(() -> Graph.json(given().get("/_simulator/faults")).get("faults").get(0).get("hits").asInt() == 1);

        assertThat(Graph.get("act_900100100/ads", "limit", 1).get("data")).as("another account is answered").hasSize(1);
        assertThat(held).isNotDone();
        Control.reset();

        assertThat(held.join().get("data")).hasSize(1);
    }

    @Test
    void aMemberMayChangeItsType() {
        Control.post("faults", "{\"kind\":\"type_change\",\"field\":\"impressions\"}");
        Control.post("faults", "{\"kind\":\"type_change\"}");

        assertThat(Graph.get("act_900100200/insights").get("data").get(0).get("impressions").isNumber()).isTrue();
        assertThat(Graph.get("act_900100200/insights").get("data").isTextual()).isTrue();
    }

    @Test
    void aPageMayLeadToItself() {
        String after = after(Graph.get("act_900100200/ads", "limit", 2));
        Control.post("faults", "{\"kind\":\"repeated_cursor\"}");
        Graph.get("act_900100200/ads", "limit", 2);

        JsonNode page = Graph.get("act_900100200/ads", "limit", 2, "after", after);

        assertThat(page.get("data")).hasSize(2);
        assertThat(after(page)).isEqualTo(after);
        assertThat(page.get("paging").get("next").asText()).contains("after=" + after);
    }

    @Test
    void emptyPagesInBetweenLoseNothing() {
        List<JsonNode> all = Graph.follow(Graph.get("act_900100200/ads", "limit", 20), 20);
        List<JsonNode> rows = Graph.follow(insights(), 100);
        Control.post("faults", "{\"kind\":\"empty_page\",\"times\":2}");
        Control.post("faults", "{\"kind\":\"empty_page\",\"skip\":3,\"times\":1}");

        JsonNode first = Graph.get("act_900100200/ads", "limit", 20);

        assertThat(first.get("data")).isEmpty();
        assertThat(Graph.follow(first, 20)).isEqualTo(all);
        Control.reset();
        Control.post("faults", "{\"kind\":\"empty_page\",\"times\":2}");
        assertThat(Graph.follow(insights(), 100)).isEqualTo(rows);
    }

    private static JsonNode insights() {
        return Graph.get("act_900100100/insights", "level", "ad", "time_increment", 1, "date_preset", "last_14d", "limit", 100);
    }

    private static String after(JsonNode page) {
        return page.get("paging").get("cursors").get("after").asText();
    }

    private static List<Integer> draw() {
        Control.post("faults", "{\"probability\":0.4,\"seed\":7}");
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            statuses.add(Graph.call("/v26.0/me").statusCode());
        }
        return statuses;
    }
}
