package dev.fbads.simulator.webhooks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.fbads.simulator.graph.GraphErrors;

/** Calls the address that an app gave. */
@Singleton
class Callback {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE)
            .build();
    private final Supplier<UUID> ids;

    @Inject
    Callback() {
        this(UUID::randomUUID);
    }

    Callback(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /** The receiver's response; status 0 when there is none. */
    record Outcome(int status, String body) {
    }

    /** Has the address prove that it is the subscriber's: it must send the challenge back. */
    void verify(URI callback, String verifyToken) {
        String challenge = Long.toString(ids.get().getMostSignificantBits() >>> 1);
        String query = "hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(verifyToken, StandardCharsets.UTF_8);
        URI question = URI.create(callback + (callback.getQuery() == null ? "?" : "&") + query);
        Outcome outcome = send(HttpRequest.newBuilder(question));
        if (outcome.status() != 200 || !outcome.body().equals(challenge)) {
            throw GraphErrors.callbackNotVerified("HTTP Status Code = " + outcome.status() + "; HTTP Message = challenge "
                    + "not returned");
        }
    }

    Outcome deliver(URI callback, byte[] body, Optional<String> signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(callback)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Webhooks/1.0 (https://fb.me/webhooks)")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signature.ifPresent(value -> request.header("X-Hub-Signature-256", value));
        return send(request);
    }

    private Outcome send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return new Outcome(response.statusCode(), response.body());
        } catch (IOException unreachable) {
            return new Outcome(0, unreachable.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome(0, interrupted.toString());
        }
    }
}
