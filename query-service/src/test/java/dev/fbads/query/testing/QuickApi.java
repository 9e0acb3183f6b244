package dev.fbads.query.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.restassured.RestAssured;

/**
 * Requests to the service as by {@link Api}, for tests with thousands of them: one connection and one
 * token, without RestAssured.
 */
public final class QuickApi {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String authorization;

    private QuickApi(String token) {
        this.authorization = "Bearer " + token;
    }

    /** Uses a token that is valid for the whole test. */
    public static QuickApi with(String token) {
        return new QuickApi(token);
    }

    public QuickResponse get(String path, Map<String, ?> parameters) {
        URI uri = URI.create("http://localhost:" + RestAssured.port + path + query(parameters));
        try {
            var response = CLIENT.send(HttpRequest.newBuilder(uri).header("Authorization", authorization).build(),
                    BodyHandlers.ofString(UTF_8));
            return new QuickResponse(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("no response to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The successful response of a level. */
    public JsonNode data(String level, Map<String, ?> parameters) {
        QuickResponse response = get("/api/facebook/data/" + level, parameters);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("application/json");
        return response.json();
    }

    private static String query(Map<String, ?> parameters) {
        return parameters.entrySet()
                .stream()
                .flatMap(entry -> values(entry.getValue()).stream()
                        .map(value -> encoded(entry.getKey()) + "=" + encoded(String.valueOf(value))))
                .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    }

    private static Collection<?> values(Object value) {
        return value instanceof Collection<?> several ? several : List.of(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** A response. */
    public record QuickResponse(int status, String contentType, String body) {

        public JsonNode json() {
            return Api.json(body);
        }
    }
}
