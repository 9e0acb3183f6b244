package dev.fbads.system;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.Stack;

/** Makes Meta's stand-in behave as a test needs it; {@link #asBefore} undoes all of it. */
public final class Control {

    private static final Set<String> MAINTENANCE = Set.of("/debug_token", "/me/adaccounts", "/oauth/access_token");

    private final String url;

    public Control(Stack stack) {
        this.url = stack.url("graph-simulator");
    }

    /** A call as the simulator counted it; items of a batch are part of one call. */
    record Call(String path, boolean item, int status, Instant at) {
    }

    /** @param body JSON, as the simulator's README describes it */
    JsonNode put(String subject, String body) {
        return send("PUT", subject, body);
    }

    JsonNode post(String subject, String body) {
        return send("POST", subject, body);
    }

    void delete(String subject) {
        send("DELETE", subject, "");
    }

    JsonNode get(String subject) {
        return send("GET", subject, "");
    }

    /** The number of calls that the scripted faults affected. */
    int faultHits() {
        int hits = 0;
        for (JsonNode fault : get("faults").path("faults")) {
            hits += fault.path("hits").asInt();
        }
        return hits;
    }

    /** Every call since they were last forgotten. */
    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        get("calls").path("calls").forEach(call -> calls.add(new Call(call.path("path").asText(), call.path("item").asBoolean(),
                call.path("status").asInt(), Instant.parse(call.path("at").asText()))));
        return calls;
    }

    /** HTTP calls of sync requests, without the scheduled maintenance of tokens. */
    List<Call> fetching() {
        return calls().stream()
                .filter(call -> !call.item() && MAINTENANCE.stream().noneMatch(call.path()::endsWith))
                .toList();
    }

    /**
     * No fault, no limit, the time of the stack, the usual login; the configured tokens are alive again and no others are left.
     */
    public void asBefore() {
        for (String subject : List.of("faults", "limits", "clock", "login", "permissions", "reports", "webhooks", "tokens")) {
            delete(subject);
        }
    }

    private JsonNode send(String method, String subject, String body) {
        Client.Answer answer = Client.call(HttpRequest.newBuilder(URI.create(url + "/_simulator/" + subject))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
        if (answer.status() >= 300) {
            throw new AssertionError("%s %s: %s".formatted(method, subject, answer));
        }
        return answer.body();
    }
}
