package dev.fbads.system.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;

/** Sends sync requests, alternately as each of the users that may read every compte. */
final class SyncRequests implements AutoCloseable {

    private static final String[] USERS = { "superadmin", "direction" };
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Stack stack;
    private final HttpClient http = HttpClient.newHttpClient();
    private String url;
    private int sent;

    SyncRequests(Stack stack) {
        this.stack = stack;
        this.url = stack.url();
    }

    void sendTo(String address) {
        url = address;
    }

    /** @throws StackException unless the request is accepted */
    void send(Account account, Window window) {
        var body = "{\"account_id\":\"%s\",\"compte_id\":%d,\"since\":\"%s\",\"until\":\"%s\",\"granularity\":\"day\"}"
                .formatted(account.accountId(), account.compteId(), window.since(), window.until());
        var request = HttpRequest.newBuilder(URI.create(url + "/api/facebook/sync")).timeout(TIMEOUT)
                .header("Authorization", "Bearer " + stack.token(USERS[sent++ % USERS.length]))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new StackException(
                        "the sync request %s returned %d: %s".formatted(body, answer.statusCode(), answer.body()));
            }
        } catch (IOException e) {
            throw new StackException("the sync service does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while sending a sync request", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
