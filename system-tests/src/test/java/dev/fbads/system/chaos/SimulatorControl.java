package dev.fbads.system.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;

/** The simulator's control interface: reference data, call log and delays. */
final class SimulatorControl implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    SimulatorControl(Stack stack) {
        this.url = stack.url("graph-simulator");
    }

    /** The reference data of a day, an object per ad. */
    JsonNode ads(Account account, LocalDate day) {
        return send(request("/_simulator/truth/%s?since=%s&until=%s&level=ad".formatted(account.accountId(), day, day)).GET())
                .path("rows");
    }

    /** Delays every response, so that jobs are running when a fault is injected. */
    void slowDown(Duration delay) {
        send(request("/_simulator/faults").POST(HttpRequest.BodyPublishers.ofString(
                "{\"kind\":\"stall\",\"times\":%d,\"delay\":\"%s\"}".formatted(Integer.MAX_VALUE, delay))));
    }

    void speedUp() {
        send(request("/_simulator/faults").DELETE());
    }

    void forgetCalls() {
        send(request("/_simulator/calls").DELETE());
    }

    /** @throws StackException when the log no longer holds all calls */
    List<JsonNode> calls() {
        var log = send(request("/_simulator/calls").GET());
        List<JsonNode> calls = new ArrayList<>();
        log.path("calls").forEach(calls::add);
        if (log.path("count").asLong() != calls.size()) {
            throw new StackException("the simulator's log holds %d of %d calls".formatted(calls.size(),
                    log.path("count").asLong()));
        }
        return calls;
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT).header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new StackException("the simulator answers %d: %s".formatted(answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new StackException("the simulator does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while calling the simulator", e);
        }
    }
}
