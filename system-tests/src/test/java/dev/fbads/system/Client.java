package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.fbads.local.launcher.stack.Stack;

/** One user of the suite, as a program outside it. */
final class Client {

    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int PAGE = 70;

    /** Ends a test that would wait for ever; nothing takes as long, even on a busy machine. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;
    private final String token;

    private Client(String url, String token) {
        this.url = url;
        this.token = token;
    }

    static Client of(Stack stack, String user) {
        return new Client(stack.url(), stack.token(user));
    }

    /** An answer: its status and its JSON. */
    record Answer(int status, JsonNode body) {

        JsonNode ok() {
            assertThat(status).as("%s", body).isEqualTo(200);
            return body;
        }
    }

    Answer get(String path) {
        return call(request(path).GET());
    }

    /** The status of an answer that is no JSON, read to its end. */
    int status(String path) {
        return send(request(path).GET()).statusCode();
    }

    Answer requestSync(String accountId, LocalDate since, LocalDate until) {
        return requestSync("{\"account_id\":\"%s\",\"since\":\"%s\",\"until\":\"%s\"}".formatted(accountId, since, until));
    }

    Answer requestSync(String body) {
        return call(request("/api/facebook/sync").header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Requests a sync and waits until everything is stored. */
    void sync(String accountId, LocalDate since, LocalDate until) {
        Answer answer = requestSync(accountId, since, until);
        if (answer.status() == 200) {
            return;
        }
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        awaitCompleted(accountId, answer.body().path("sync_id").asText());
    }

    void awaitCompleted(String accountId, String syncId) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> assertThat(
                status(accountId, syncId).path("state").asText()).isEqualTo("completed"));
    }

    JsonNode status(String accountId, String syncId) {
        return get("/api/facebook/status/%s?sync_id=%s".formatted(accountId, syncId)).ok().path("syncs").path(0);
    }

    /** The answer with the rows of all its pages. */
    JsonNode data(String level, String accountId, LocalDate since, LocalDate until) {
        String query = "/api/facebook/data/%s?account_id=%s&since=%s&until=%s&limit=%d".formatted(level, accountId, since,
                until,
                PAGE);
        JsonNode first = get(query).ok();
        ArrayNode rows = (ArrayNode) first.path("rows");
        for (JsonNode after = first.path("page").path("after"); after.isTextual();) {
            JsonNode next = get(query + "&after=" + after.asText()).ok();
            rows.addAll((ArrayNode) next.path("rows"));
            after = next.path("page").path("after");
        }
        return first;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .header("authorization", "Bearer " + token);
    }

    static Answer call(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request);
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException malformed) {
            throw new AssertionError("%d: %s".formatted(response.statusCode(), response.body()), malformed);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
