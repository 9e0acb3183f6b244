package dev.fbads.local.launcher.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.local.backing.process.Ports;

/** Several requests on one connection, and what the edge does with headers that belong to a connection. */
class KeepAliveTest {

    private static final ConditionFactory PATIENT = await().atMost(Duration.ofMinutes(1));

    private final int port = Ports.free();
    private ScriptedUpstream upstream;
    private ScriptedUpstream other;
    private Edge edge;

    @BeforeEach
    void start() throws IOException {
        upstream = new ScriptedUpstream(KeepAliveTest::serve);
        other = new ScriptedUpstream(KeepAliveTest::serve);
        edge = Edge.start(port, route -> route == Route.SYNC ? other.port() : upstream.port());
    }

    @AfterEach
    void stop() throws IOException {
        edge.close();
        upstream.close();
        other.close();
    }

    @Test
    void requestsThatAreSentAtOnceAreAnsweredInOrderOverOneUpstream() throws Exception {
        try (var client = new RawClient(port)) {
            client.send(request("GET", "a", "1.1") + request("GET", "bb", "1.1") + request("GET", "ccc", "1.1"));

            for (var name : new String[] { "a", "bb", "ccc" }) {
                assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
                assertThat(client.read(name.length())).isEqualTo(name);
            }
            assertThat(upstream.accepted()).isOne();
        }
    }

    @Test
    void aServiceThatClosesAfterItsResponseLeavesTheClientItsConnection() throws Exception {
        try (var client = new RawClient(port)) {
            assertThat(client.send(request("GET", "close", "1.1")).readHead()).doesNotContainIgnoringCase("connection: close");
            assertThat(client.read(5)).isEqualTo("close");

            client.send(request("GET", "again", "1.1")).readHead();
            assertThat(client.read(5)).isEqualTo("again");
            assertThat(upstream.accepted()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionHasOneUpstreamAtATime() throws Exception {
        try (var client = new RawClient(port)) {
            client.send(request("GET", "a", "1.1")).readHead();
            client.read(1);
            client.send(request("GET", "b", "1.1").replace("/data/", "/sync/")).readHead();
            client.read(1);

            PATIENT.until(() -> upstream.open() == 0);
            assertThat(other.open()).isOne();
        }
        PATIENT.until(() -> other.open() == 0);
    }

    @Test
    void aHeadHasNoBodyAndTheNextRequestFollows() throws Exception {
        try (var client = new RawClient(port)) {
            assertThat(client.send(request("HEAD", "head", "1.1")).readHead()).containsIgnoringCase("content-length: 4");
            assertThat(client.send(request("GET", "a", "1.1")).readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(client.read(1)).isEqualTo("a");
        }
    }

    @Test
    void aBodyThatEndsWithTheServicesConnectionHasAnEndOfItsOwn() throws Exception {
        try (var client = new RawClient(port)) {
            assertThat(client.send(request("GET", "endless", "1.1")).readHead())
                    .containsIgnoringCase("transfer-encoding: chunked");
            assertThat(client.read(17)).isEqualTo("7\r\nendless\r\n0\r\n\r\n");
        }
    }

    @Test
    void anOldClientGetsAPlainBody() throws Exception {
        try (var client = new RawClient(port)) {
            assertThat(client.send(request("GET", "chunked", "1.0")).readAll()).doesNotContainIgnoringCase("transfer-encoding")
                    .endsWith("\r\n\r\nchunked");
        }
    }

    @Test
    void whatIsNoHttpIsRefused() throws Exception {
        try (var client = new RawClient(port)) {
            assertThat(client.send("nonsense\r\n\r\n").readAll()).startsWith("HTTP/1.1 400 ")
                    .contains("\"code\":\"malformed_request\"");
        }
        assertThat(upstream.accepted()).isZero();
    }

    private static String request(String method, String name, String version) {
        return method + " /api/facebook/data/" + name + " HTTP/" + version + "\r\nHost: h\r\nX-Own: 1\r\n\r\n";
    }

    private static void serve(String first, Socket socket) throws IOException {
        for (var head = first; !head.isEmpty(); head = ScriptedUpstream.readHead(socket.getInputStream())) {
            var path = head.split(" ", 3)[1];
            var name = path.substring(path.lastIndexOf('/') + 1);
            var length = "content-length: " + name.length() + "\r\n";
            switch (name) {
                case "head" -> ScriptedUpstream.write(socket, "HTTP/1.1 200 OK\r\n" + length + "\r\n");
                case "chunked" -> ScriptedUpstream.write(socket,
                        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n7\r\nchunked\r\n0\r\n\r\n");
                case "close" -> {
                    ScriptedUpstream.write(socket, "HTTP/1.1 200 OK\r\nconnection: close\r\n" + length + "\r\n" + name);
                    return;
                }
                case "endless" -> {
                    ScriptedUpstream.write(socket, "HTTP/1.1 200 OK\r\n\r\n" + name);
                    return;
                }
                default -> ScriptedUpstream.write(socket, "HTTP/1.1 200 OK\r\n" + length + "\r\n" + name);
            }
        }
    }
}
