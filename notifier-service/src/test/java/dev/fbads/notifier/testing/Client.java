package dev.fbads.notifier.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.notifier.event.SyncEventCodec;

/** A WebSocket client. */
public final class Client implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final SyncEventCodec CODEC = new SyncEventCodec();

    private final StringBuilder partial = new StringBuilder();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    private Client() {
    }

    /** Connects a local user. */
    public static Client connect(URI server, String user, String query) {
        return connectWith(server, BackingServicesTestResource.current().oidc().token(user), query);
    }

    public static Client connectWith(URI server, String token, String query) {
        String header = URLEncoder.encode("quarkus-http-upgrade#Authorization#Bearer " + token, UTF_8).replace("+", "%20");
        Client client = new Client();
        client.socket = HTTP.newWebSocketBuilder()
                .subprotocols("bearer-token-carrier", header)
                .buildAsync(address(server, query), client)
                .join();
        return client;
    }

    /** The status with which a connection is refused. */
    public static int refusal(URI server, @Nullable String token, String query) {
        try (Client accepted = token == null ? withoutToken(server, query) : connectWith(server, token, query)) {
            throw new AssertionError("accepted: " + accepted);
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    private static Client withoutToken(URI server, String query) {
        Client client = new Client();
        client.socket = HTTP.newWebSocketBuilder().buildAsync(address(server, query), client).join();
        return client;
    }

    private static URI address(URI server, String query) {
        return URI.create("ws://" + server.getHost() + ":" + server.getPort() + "/ws/facebook" + query);
    }

    public List<String> messages() {
        return List.copyOf(messages);
    }

    public List<SyncEvent> events() {
        return messages.stream().map(CODEC::decode).toList();
    }

    /** The events of one sync. */
    public List<SyncEvent> events(String syncId) {
        return events().stream().filter(event -> event.syncId().equals(syncId)).toList();
    }

    /** Code and reason of the close, as {@code 1000 bye}; waits for it. */
    public String closed() throws Exception {
        return closed.get(1, TimeUnit.MINUTES);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
