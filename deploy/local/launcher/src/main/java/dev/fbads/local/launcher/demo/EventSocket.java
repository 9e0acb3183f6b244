package dev.fbads.local.launcher.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.fbads.local.launcher.stack.StackException;

/** The events of a user, in order. The token travels as a sub-protocol, as Quarkus documents it for browsers. */
final class EventSocket implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** What arrives: an event, or the reason why no more will. */
    private sealed interface Arrival {
    }

    private record Event(SyncEvent event) implements Arrival {
    }

    private record End(String reason) implements Arrival {
    }

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    private EventSocket(HttpClient http, String edge, String token) {
        var protocol = URLEncoder.encode("quarkus-http-upgrade#Authorization#Bearer " + token, StandardCharsets.UTF_8)
                .replace("+", "%20");
        var address = URI.create(edge.replaceFirst("^http", "ws") + "/ws/facebook");
        try {
            socket = http.newWebSocketBuilder().connectTimeout(TIMEOUT).subprotocols("bearer-token-carrier", protocol)
                    .buildAsync(address, new Listener()).join();
        } catch (CompletionException e) {
            throw new StackException("%s refuses the connection: %s".formatted(address, e.getCause()), e);
        }
    }

    static EventSocket open(HttpClient http, String edge, String token) {
        return new EventSocket(http, edge, token);
    }

    /** The next event; nothing when none comes within the time. */
    @Nullable
    SyncEvent next(Duration within) {
        try {
            return switch (arrivals.poll(within.toMillis(), TimeUnit.MILLISECONDS)) {
                case null -> null;
                case Event arrived -> arrived.event();
                case End end -> throw new StackException("the WebSocket ended: " + end.reason());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting for events", e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                arrivals.add(parse(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            arrivals.add(new End("%d %s".formatted(code, reason).strip()));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            arrivals.add(new End(String.valueOf(error)));
        }

        private Arrival parse(String message) {
            try {
                return new Event(Api.JSON.readValue(message, SyncEvent.class));
            } catch (JsonProcessingException e) {
                return new End("not an event: " + e.getOriginalMessage());
            }
        }
    }
}
