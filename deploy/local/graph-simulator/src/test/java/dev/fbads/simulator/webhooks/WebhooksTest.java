package dev.fbads.simulator.webhooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.fbads.simulator.Control;
import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class WebhooksTest {

    private static final String APP_TOKEN = "700100200300400|simulator-app-secret";
    private static final String SUBSCRIPTIONS = "/v26.0/700100200300400/subscriptions";
    private static final String CHANGE = "{\"time\":1782862117,\"changes\":[{\"account\":\"act_900100200\","
            + "\"field\":\"with_issues_ad_objects\",\"value\":{\"id\":\"1\",\"level\":\"AD\",\"error_summary\":\"Caf\u00e9 \u20ac/\"}}]}";

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    @AfterEach
    void asBefore() {
        receiver.stop(0);
        Control.reset();
    }

    @Test
    void aSubscriptionIsMadeWhenTheCallbackReturnsTheChallenge() {
        assertThat(subscribe("right").statusCode()).isEqualTo(200);
        assertThat(subscribe("wrong").statusCode()).isEqualTo(400);

        JsonNode subscription = Graph.json(given().queryParam("access_token", APP_TOKEN).get(SUBSCRIPTIONS)).get("data").get(0);

        assertThat(subscription.get("callback_url").asText()).isEqualTo(url());
        assertThat(subscription.get("fields").get(0).get("name").asText()).isEqualTo("with_issues_ad_objects");
        assertThat(given().queryParam("access_token", "simulator-token").get(SUBSCRIPTIONS).statusCode()).isEqualTo(400);
    }

    @Test
    void changesAreDeliveredToWhomSubscribedToThem() {
        subscribe("right");
        assertThat(given().body(CHANGE).post("/_simulator/webhooks").statusCode()).isEqualTo(404);
        given().formParam("access_token", "simulator-token").post("/v26.0/act_900100200/subscribed_apps");

        JsonNode outcome = Control.post("webhooks", CHANGE);

        assertThat(outcome.get("answers").get(0).get("status").asInt()).isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    @Test
    void theSignatureIsOverTheEscapedBytes() {
        Control.post("webhooks", CHANGE.replaceFirst("\\{", "{\"url\":\"" + url() + "\",\"times\":2,"));

        String body = "{\"object\":\"ad_account\",\"entry\":[{\"id\":\"900100200\",\"time\":1782862117,\"changes\":[{"
                + "\"field\":\"with_issues_ad_objects\",\"value\":{\"id\":\"1\",\"level\":\"AD\","
                + "\"error_summary\":\"Caf\\u00e9 \\u20ac\\/\"}}]}]}";
        assertThat(received).containsExactly(body + " sha256=4edd465f", body + " sha256=4edd465f");
    }

    @Test
    void aSignatureMayBeWrongOrMissing() {
        Control.post("webhooks", CHANGE.replaceFirst("\\{", "{\"url\":\"" + url() + "\",\"signature\":\"wrong\","));
        Control.post("webhooks", CHANGE.replaceFirst("\\{", "{\"url\":\"" + url() + "\",\"signature\":\"none\","));

        assertThat(received.get(0)).contains(" sha256=").doesNotContain("4edd465f");
        assertThat(received.get(1)).endsWith(" null");
    }

    private Response subscribe(String verifyToken) {
        return given().formParams("access_token", APP_TOKEN, "object", "ad_account", "fields", "with_issues_ad_objects",
                "callback_url", url(), "verify_token", verifyToken).post(SUBSCRIPTIONS);
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    }

    private void receive(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        boolean right = query.contains("hub.mode=subscribe") && query.contains("hub.verify_token=right");
        byte[] answer = right ? query.replaceAll(".*hub.challenge=(\\d+).*", "$1").getBytes(StandardCharsets.US_ASCII)
                : new byte[0];
        if (exchange.getRequestMethod().equals("POST")) {
            String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1) + " "
                    + (signature == null ? "null" : signature.substring(0, 15)));
        }
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
