package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An endpoint, and how it answers a caller who stays.
 *
 * @param operation method and path as the OpenAPI document names them
 * @param requests gives the next request; others each time where the service would remember its answer
 * @param status of the response
 * @param ending what the last line of the response contains
 */
record Endpoint(String operation, Supplier<ResettableRequest> requests, int status, String ending) {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(45);

    /** One without a body, for the bearer of a token. */
    static Endpoint of(String operation, String token, int status, Supplier<String> path) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token);
        return new Endpoint(operation, () -> new ResettableRequest(operation, path.get(), headers, ""), status, "");
    }

    /** One that takes JSON. */
    static Endpoint json(String operation, String token, int status, String path, Supplier<String> body) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
        return new Endpoint(operation, () -> new ResettableRequest(operation, path, headers, body.get()), status, "");
    }

    Endpoint ending(String text) {
        return new Endpoint(operation, requests, status, text);
    }

    /** Fails unless a caller who stays gets the whole response. */
    void assertAnswers(URI service) {
        ResettableRequest request = requests.get();
        HttpRequest.Builder call = HttpRequest.newBuilder(service.resolve(request.path())).timeout(TIMEOUT)
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach(call::header);
        try {
            HttpResponse<String> response = HTTP.send(call.build(), HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            assertThat(response.statusCode()).as("%s: %s", operation, text).isEqualTo(status);
            assertThat(text.lines().reduce("", (before, line) -> line)).as("the end of %s", operation).contains(ending);
        } catch (IOException failed) {
            throw new AssertionError(operation + " is not answered", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
