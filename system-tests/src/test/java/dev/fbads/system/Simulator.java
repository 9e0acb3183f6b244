package dev.fbads.system;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.Stack;

/** What Meta's stand-in knows: the truth, and who asked for what. */
final class Simulator {

    private final String url;

    Simulator(Stack stack) {
        this.url = stack.url("graph-simulator");
    }

    /** Exact totals, object by object, archived and deleted ads included. */
    JsonNode truth(String accountId, LocalDate since, LocalDate until, String level) {
        return get(
                "/_simulator/truth/%s?since=%s&until=%s&level=%s".formatted(accountId, since, until, level));
    }

    /** What the account spent, ads that were deleted meanwhile included. */
    BigDecimal spend(String accountId, LocalDate since, LocalDate until) {
        return new BigDecimal(truth(accountId, since, until, "account").path("totals").path("spend").asText());
    }

    /** Forgets the calls so far. */
    void forgetCalls() {
        Client.call(HttpRequest.newBuilder(URI.create(url + "/_simulator/calls")).DELETE());
    }

    /** Calls for rows of the account since they were last forgotten. */
    List<JsonNode> calls(String accountId) {
        List<JsonNode> calls = new ArrayList<>();
        get("/_simulator/calls").path("calls").forEach(call -> {
            if (call.path("account_id").asText().endsWith(accountId.substring("act_".length()))) {
                calls.add(call);
            }
        });
        return calls;
    }

    private JsonNode get(String path) {
        return Client.call(HttpRequest.newBuilder(URI.create(url + path)).GET()).ok();
    }
}
