package dev.fbads.local.launcher.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.fbads.local.launcher.stack.StackException;

/** Gets a token from the token endpoint, as a machine client does. */
public final class TokenClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String issuer;

    public TokenClient(String issuer) {
        this.issuer = issuer;
    }

    /** @throws StackException saying who is known, when the user is not */
    public String token(String user) {
        var form = "grant_type=client_credentials&client_secret=local&client_id="
                + URLEncoder.encode(user, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(issuer + "/token")).timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            var body = Api.JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new StackException("no token: " + body.path("error_description").asText(answer.body()));
            }
            return body.path("access_token").asText();
        } catch (IOException e) {
            throw new StackException("the OIDC provider does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting for a token", e);
        }
    }
}
