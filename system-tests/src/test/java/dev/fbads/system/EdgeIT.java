package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.fbads.local.launcher.stack.Stack;

/** The edge before a service that refuses. */
@ExtendWith(RunningSuite.class)
class EdgeIT {

    private static final int LARGE = 12 * 1_024 * 1_024;

    /** Several times: the service ends its connection while the edge still sends, and either may come first. */
    @RepeatedTest(5)
    void theRefusalOfABodyThatIsTooLargeReachesTheClient(Stack stack) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(stack.url() + "/api/facebook/sync"))
                    .header("authorization", "Bearer " + stack.token("superadmin"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"account_id\":\"" + "1".repeat(LARGE) + "\"}"))
                    .timeout(Client.PATIENCE)
                    .build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"body_too_large\"");
        }
    }
}
