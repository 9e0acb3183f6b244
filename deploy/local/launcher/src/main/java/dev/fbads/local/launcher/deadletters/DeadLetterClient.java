package dev.fbads.local.launcher.deadletters;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.local.launcher.stack.StackException;

/** The internal endpoint of the sync service that replays dead-letter records. */
public final class DeadLetterClient {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final String syncUrl;
    private final String serviceToken;

    public DeadLetterClient(String syncUrl, String serviceToken) {
        this.syncUrl = syncUrl;
        this.serviceToken = serviceToken;
    }

    /**
     * Replays the dead-letter records of one topic, or of all.
     *
     * @return the number of replayed records by topic
     * @throws StackException with the service's response when it is not a success
     */
    public Map<String, Integer> replay(Optional<String> topic) {
        var query = topic.map(name -> "?topic=" + URLEncoder.encode(name, StandardCharsets.UTF_8)).orElse("");
        var request = HttpRequest.newBuilder(URI.create(syncUrl + "/internal/dead-letters/replay" + query)).timeout(TIMEOUT)
                .header("Authorization", "Bearer " + serviceToken).POST(HttpRequest.BodyPublishers.noBody()).build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new StackException("the sync service answers %d: %s".formatted(answer.statusCode(), answer.body()));
            }
            var replayed = new TreeMap<String, Integer>();
            new ObjectMapper().readTree(answer.body()).path("topics")
                    .forEach(entry -> replayed.put(entry.path("topic").asText(), entry.path("replayed").asInt()));
            return replayed;
        } catch (JsonProcessingException e) {
            throw new StackException("the sync service does not answer JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new StackException("the sync service does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while replaying dead-letter records", e);
        }
    }
}
