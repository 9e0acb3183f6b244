package dev.fbads.local.launcher.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.fbads.local.launcher.stack.StackException;

/** The public API, as far as the demo needs it. Any answer but a good one is a {@link StackException} with its reason. */
final class Api {

    static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http;
    private final String edge;
    private final String token;

    Api(HttpClient http, String edge, String token) {
        this.http = http;
        this.edge = edge;
        this.token = token;
    }

    SyncAnswer sync(String account, DemoPeriod period) {
        var body = JSON.createObjectNode().put("account_id", account).put("since", period.since().toString())
                .put("until", period.until().toString());
        var answer = send(request("/api/facebook/sync").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build());
        if (answer.hasNonNull("sync_id")) {
            return new SyncAnswer.Accepted(answer.get("sync_id").asText());
        }
        if (answer.path("state").asText().equals("complete")) {
            return new SyncAnswer.Complete();
        }
        throw new StackException("the sync was answered with neither a state nor an id: " + answer);
    }

    CampaignReport campaigns(String account, DemoPeriod period) {
        var answer = send(request("/api/facebook/data/campaigns?account_id=%s&since=%s&until=%s".formatted(account,
                period.since(), period.until())).build());
        return CampaignReport.parse(answer);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(edge + path)).timeout(TIMEOUT).header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    private JsonNode send(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new StackException("%s %s answers %d: %s".formatted(request.method(), request.uri().getPath(),
                        answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new StackException(request.uri() + " does not answer JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new StackException(request.uri() + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting for " + request.uri(), e);
        }
    }
}
