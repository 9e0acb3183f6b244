package dev.fbads.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A request of a service's endpoint, sent over a bare socket so that the connection can be reset at any moment of it.
 *
 * @param operation method and path as the OpenAPI document names them
 */
record ResettableRequest(String operation, String path, Map<String, String> headers, String body) {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 5_000;
    /** As many clients leave at the same moment. */
    private static final int AT_ONCE = 3;

    ResettableRequest {
        headers = Map.copyOf(headers);
    }

    String method() {
        return operation.substring(0, operation.indexOf(' '));
    }

    /** Several clients send their requests at once and leave in the phase; returns when all have left. */
    static void resetTogether(URI service, List<ResettableRequest> requests, ResetPhase phase) {
        CompletableFuture.allOf(requests.stream()
                .map(request -> CompletableFuture.runAsync(() -> request.reset(service, phase), Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new)).join();
    }

    /** Requests for one call of {@link #resetTogether}. */
    static List<ResettableRequest> several(Endpoint endpoint) {
        return IntStream.range(0, AT_ONCE).mapToObj(client -> endpoint.requests().get()).toList();
    }

    /** A linger of zero seconds makes the end of the connection a reset. */
    private void reset(URI service, ResetPhase phase) {
        byte[] request = bytes(service);
        try (Socket socket = new Socket()) {
            socket.setSoLinger(true, 0);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_MILLIS);
            socket.connect(new InetSocketAddress(service.getHost(), service.getPort()), CONNECT_MILLIS);
            send(socket, Arrays.copyOf(request, request.length * phase.sentPercent() / 100), phase.answered());
            if (phase.millis() > 0) {
                new CompletableFuture<Void>().completeOnTimeout(null, phase.millis(), TimeUnit.MILLISECONDS).join();
            }
        } catch (IOException failed) {
            throw new AssertionError("%s: no connection for %s".formatted(service, operation), failed);
        }
    }

    /** A service may also answer and close the connection before it has read the whole request. */
    private static void send(Socket socket, byte[] part, boolean awaitAnswer) throws IOException {
        try {
            socket.getOutputStream().write(part);
            if (awaitAnswer) {
                socket.getInputStream().read();
            }
        } catch (SocketTimeoutException | SocketException unanswered) {
            return; // whether the service still answers is asked when all clients have left
        }
    }

    private byte[] bytes(URI service) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Host", service.getAuthority());
        if (!body.isEmpty()) {
            all.put("Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
        }
        StringBuilder text = new StringBuilder(method()).append(' ').append(path).append(" HTTP/1.1\r\n");
        all.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
    }
}
