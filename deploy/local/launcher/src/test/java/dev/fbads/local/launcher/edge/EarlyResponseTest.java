package dev.fbads.local.launcher.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import dev.fbads.local.backing.process.Ports;

/** Services that answer a request before they have read it, as Quarkus does with a body that is too large. */
class EarlyResponseTest {

    private static final int LARGE = 12 * 1_024 * 1_024;
    private static final ConditionFactory PATIENT = await().atMost(Duration.ofMinutes(1));
    private static final String TOO_LARGE = "HTTP/1.1 413 Request Entity Too Large\r\ncontent-length: 9\r\nconnection: close\r\n\r\n"
            + "too large";

    private final int port = Ports.free();
    private ScriptedUpstream upstream;
    private Edge edge;

    @BeforeEach
    void start() throws IOException {
        upstream = new ScriptedUpstream(EarlyResponseTest::serve);
        edge = Edge.start(port, route -> upstream.port());
    }

    @AfterEach
    void stop() throws IOException {
        edge.close();
        upstream.close();
    }

    /** Often, because the service's reset and the edge's next write come in either order. */
    @RepeatedTest(50)
    void theResponseToABodyThatIsTooLargeReachesAClientThatSendsAllOfIt() throws Exception {
        try (var client = new RawClient(port)) {
            client.send(post(LARGE)).send(new byte[LARGE]);

            assertThat(client.readAll()).startsWith("HTTP/1.1 413 ").contains("connection: close").endsWith("too large");
        }
        PATIENT.until(() -> upstream.open() == 0);
    }

    @Test
    void aClientThatAsksFirstIsTakenAtItsServicesWord() throws Exception {
        try (var client = new RawClient(port)) {
            client.send(post(LARGE).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));

            assertThat(client.readHead()).startsWith("HTTP/1.1 413 ");
        }
        try (var client = new RawClient(port)) {
            client.send(post(5).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));

            assertThat(client.readHead()).startsWith("HTTP/1.1 100 ");
            assertThat(client.send("12345").readHead()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aClientThatNeverSendsTheRestIsNotWaitedForForEver() throws Exception {
        edge.close();
        edge = Edge.start(port, route -> upstream.port(),
                new EdgeTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofMillis(300)));
        try (var client = new RawClient(port)) {
            assertThat(client.send(post(LARGE)).send("begin").readAll()).endsWith("too large");
        }
    }

    /** Closes while the body is unread, which resets the connection. */
    private static void serve(String head, Socket socket) throws IOException {
        if (head.contains("ength: " + LARGE)) {
            if (!head.contains("100-continue")) {
                socket.getInputStream().readNBytes(1);
            }
            ScriptedUpstream.write(socket, TOO_LARGE);
            return;
        }
        ScriptedUpstream.write(socket, "HTTP/1.1 100 Continue\r\n\r\n");
        socket.getInputStream().readNBytes(5);
        ScriptedUpstream.write(socket, "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        ScriptedUpstream.readToEnd(socket);
    }

    private static String post(int length) {
        return "POST /api/facebook/sync HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n\r\n";
    }
}
