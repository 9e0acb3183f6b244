package dev.fbads.system;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.Stack;

/**
 * A person who connects a Meta user to a compte: with the bearer token of the host's page, and a browser that keeps cookies.
 */
final class Browser {

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private final Stack stack;
    private final String user;

    Browser(Stack stack, String user) {
        this.stack = stack;
        this.user = user;
    }

    /** From the button through Meta's dialog and back, to where the host's page shows the accounts. */
    JsonNode connect(int compteId) {
        return back(throughDialog(compteId)).ok();
    }

    /** The address to which Meta's dialog sends the browser back. */
    URI throughDialog(int compteId) {
        JsonNode begun = call(own("/api/facebook/connect?compte_id=" + compteId)).ok();
        HttpResponse<String> dialog = send(HttpRequest.newBuilder(URI.create(begun.path("url").asText())));
        return dialog.headers().firstValue("location").map(URI::create)
                .orElseThrow(() -> new AssertionError("the dialog sends nobody back: " + dialog.statusCode()));
    }

    /** Follows that address: without a bearer token, since it is no call of the page's. */
    Client.Answer back(URI address) {
        return call(HttpRequest.newBuilder(address));
    }

    /** Chooses an account of the connection. */
    Client.Answer choose(String connectionId, String accountId) {
        return call(own("/api/facebook/connect/accounts").header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"connection_id": "%s", "account_ids": ["%s"]}""".formatted(connectionId, accountId))));
    }

    int disconnect(String connectionId) {
        return send(own("/api/facebook/connect/" + connectionId).DELETE()).statusCode();
    }

    private HttpRequest.Builder own(String path) {
        return HttpRequest.newBuilder(URI.create(stack.url() + path)).header("authorization", "Bearer " + stack.token(user));
    }

    private Client.Answer call(HttpRequest.Builder request) {
        HttpResponse<String> answer = send(request);
        try {
            return new Client.Answer(answer.statusCode(), Client.JSON.readTree(answer.body()));
        } catch (IOException malformed) {
            throw new AssertionError(answer.body(), malformed);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
