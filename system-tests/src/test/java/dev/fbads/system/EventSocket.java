package dev.fbads.system;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.Stack;

/** A browser's WebSocket. */
final class EventSocket implements WebSocket.Listener, AutoCloseable {

    private static final String CARRIER = "bearer-token-carrier";

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;

    EventSocket(Stack stack, String user) {
        this(stack.url(), stack.token(user));
    }

    /** @param url of the edge or of one replica */
    EventSocket(String url, String token) {
        socket = HttpClient.newHttpClient().newWebSocketBuilder()
                .subprotocols(CARRIER, carried(token))
                .buildAsync(URI.create(url.replace("http:", "ws:") + "/ws/facebook"), this)
                .join();
    }

    /** The header by which a browser, which can set no other, hands over its token. */
    static String protocols(String token) {
        return CARRIER + ", " + carried(token);
    }

    private static String carried(String token) {
        return URLEncoder.encode("quarkus-http-upgrade#Authorization#Bearer " + token, StandardCharsets.UTF_8).replace("+",
                "%20");
    }

    List<JsonNode> events(String syncId) {
        return events.stream().filter(event -> event.path("sync_id").asText().equals(syncId)).toList();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            try {
                events.add(Client.JSON.readTree(message.toString()));
            } catch (JsonProcessingException malformed) {
                throw new AssertionError(message.toString(), malformed);
            }
            message.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "done").join();
    }
}
