package dev.fbads.local.launcher.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.local.backing.process.Ports;
import dev.fbads.testing.LoggedErrors;

/** When client or service closes a connection at any moment, the edge closes the other one. */
class LeavingClientsTest {

    private static final String SWITCHED = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
    private static final String STREAM = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String CHUNK = "1000\r\n" + "x".repeat(4_096) + "\r\n";
    private static final int CLIENTS = 400;
    private static final ConditionFactory PATIENT = await().atMost(Duration.ofMinutes(1));

    private final CountDownLatch deaf = new CountDownLatch(1);
    private final int port = Ports.free();
    private LoggedErrors warnings;
    private ScriptedUpstream upstream;
    private Edge edge;

    @BeforeEach
    void start() throws IOException {
        warnings = LoggedErrors.warningsOf(Edge.class.getPackageName(), "io.netty.");
        upstream = new ScriptedUpstream(this::serve);
        edge = Edge.start(port, route -> upstream.port());
    }

    @AfterEach
    void stop() throws IOException {
        edge.close();
        upstream.close();
        warnings.close();
    }

    @Test
    void browsersThatLeaveInAnyPhaseOfTheHandshakeLeaveNothingBehind() throws Exception {
        leave((i, client) -> {
            switch (i % 8) {
                case 0 -> client.reset();
                case 1 -> client.send(upgrade("silent", i).substring(0, 5 + i % 100)).reset();
                case 2 -> client.send(upgrade("silent", i)).reset();
                case 3 -> {
                    client.send(upgrade("silent", i));
                    PATIENT.until(() -> upstream.has("n=" + i + " "));
                    client.reset();
                }
                case 4 -> client.send(upgrade("echo", i)).reset();
                case 5 -> {
                    assertThat(client.send(upgrade("echo", i)).readHead()).startsWith("HTTP/1.1 101 ");
                    client.send("frame").reset();
                }
                case 6 -> {
                    // A frame before the response, which no client may send.
                    client.send(upgrade("silent", i) + "frame");
                    client.reset();
                }
                default -> client.send(upgrade("silent", i)).close();
            }
        });

        PATIENT.until(() -> upstream.open() == 0);
        assertThat(upstream.accepted()).isGreaterThanOrEqualTo(CLIENTS / 4);
        assertThat(warnings.found()).isEmpty();
        try (var fresh = new RawClient(port)) {
            assertThat(fresh.send(upgrade("echo", CLIENTS)).readHead()).startsWith("HTTP/1.1 101 ");
            assertThat(fresh.send("frame").read(5)).isEqualTo("frame");
        }
    }

    @Test
    void clientsThatLeaveInAnyPhaseOfARequestLeaveNothingBehind() throws Exception {
        leave((i, client) -> {
            switch (i % 5) {
                case 0 -> client.send(get("silent", i)).reset();
                case 1 -> {
                    client.send(get("stream", i)).read(1_000 * (i % 50));
                    client.reset();
                }
                // Takes nothing, until the edge and the service wait for it.
                case 2 -> {
                    client.send(get("stream", i));
                    PATIENT.until(() -> upstream.has("n=" + i + " "));
                    client.reset();
                }
                case 3 -> {
                    client.send("POST /api/facebook/sync?mode=silent&n=" + i
                            + " HTTP/1.1\r\nHost: h\r\nContent-Length: 9000\r\n\r\n");
                    client.send("x".repeat(i % 50)).reset();
                }
                default -> client.send(get("stream", i) + get("stream", i + CLIENTS)).close();
            }
        });

        PATIENT.until(() -> upstream.open() == 0);
        assertThat(upstream.accepted()).isGreaterThanOrEqualTo(CLIENTS / 5);
        assertThat(warnings.found()).isEmpty();
    }

    @Test
    void anUploadThatTheServiceDoesNotReadIsGivenUp() throws Exception {
        edge.close();
        edge = Edge.start(port, route -> upstream.port(),
                new EdgeTimeouts(Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofMillis(300)));
        try (var client = new RawClient(port)) {
            client.send("POST /api/facebook/sync?mode=deaf HTTP/1.1\r\nHost: h\r\nContent-Length: 100000000\r\n\r\n");
            var sending = Thread.ofVirtual().start(() -> sendUntilClosed(client, new byte[64 * 1_024]));

            assertThat(client.readHead()).startsWith("HTTP/1.1 502 ");
            sending.join();
        }
        deaf.countDown();
        PATIENT.until(() -> upstream.open() == 0);
    }

    @Test
    void aClientThatSendsRequestsWithoutEndIsClosed() throws Exception {
        try (var client = new RawClient(port)) {
            client.send(get("silent", 1));
            var sending = Thread.ofVirtual().start(() -> sendUntilClosed(client, get("silent", 2).getBytes(UTF_8)));

            sending.join();
        }
        PATIENT.until(() -> upstream.open() == 0);
        assertThat(warnings.found()).isEmpty();
    }

    @Test
    void aServiceThatVanishesBeforeItsResponseIsAProblem() throws Exception {
        for (var request : List.of(upgrade("vanish", 1), get("vanish", 2))) {
            try (var client = new RawClient(port)) {
                assertThat(client.send(request).readHead()).startsWith("HTTP/1.1 502 ");
            }
        }
        assertThat(warnings.found()).isEmpty();
    }

    @Test
    void aServiceThatVanishesLaterEndsTheClientsConnection() throws Exception {
        try (var socket = new RawClient(port); var stream = new RawClient(port)) {
            assertThat(socket.send(upgrade("cut", 1)).readAll()).endsWith("\r\n\r\nbye");
            // Without the last chunk, so that the client sees that it is cut off.
            assertThat(stream.send(get("cut", 2)).readAll()).startsWith("HTTP/1.1 200 ").endsWith("x\r\n");
        }
        assertThat(warnings.found()).isEmpty();
    }

    private interface Visit {

        void make(int number, RawClient client) throws Exception;
    }

    private void leave(Visit visit) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Void>>();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                all.add(() -> {
                    visit.make(number, new RawClient(port));
                    return null;
                });
            }
            for (var left : threads.invokeAll(all)) {
                left.get();
            }
        }
    }

    private static String upgrade(String mode, int number) {
        return RawClient.upgrade("mode=" + mode + "&n=" + number);
    }

    private static String get(String mode, int number) {
        return "GET /api/facebook/data?mode=" + mode + "&n=" + number + " HTTP/1.1\r\nHost: h\r\n\r\n";
    }

    private static void sendUntilClosed(RawClient client, byte[] piece) {
        try {
            while (true) {
                client.send(piece);
            }
        } catch (IOException closed) {
            // What ends it: the edge has closed the connection.
        }
    }

    private void serve(String head, Socket socket) throws IOException {
        boolean upgrade = head.toLowerCase(Locale.ROOT).contains("upgrade: websocket");
        if (head.contains("mode=echo")) {
            ScriptedUpstream.write(socket, SWITCHED);
            socket.getInputStream().transferTo(socket.getOutputStream());
        } else if (head.contains("mode=stream")) {
            ScriptedUpstream.write(socket, STREAM);
            while (true) {
                ScriptedUpstream.write(socket, CHUNK);
            }
        } else if (head.contains("mode=cut")) {
            ScriptedUpstream.write(socket, upgrade ? SWITCHED + "bye" : STREAM + CHUNK);
        } else if (!head.contains("mode=vanish")) {
            awaitHearing(head);
            ScriptedUpstream.readToEnd(socket);
        }
    }

    private void awaitHearing(String head) {
        if (head.contains("mode=deaf")) {
            try {
                deaf.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
