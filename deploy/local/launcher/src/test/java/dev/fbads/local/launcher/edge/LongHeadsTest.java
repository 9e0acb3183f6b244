package dev.fbads.local.launcher.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import dev.fbads.local.backing.process.Ports;

/** Heads as long as query-service takes them pass; longer ones are refused with an answer that the client sees. */
class LongHeadsTest {

    /** What query-service takes. */
    private static final int LONGEST_LINE = 512 * 1_024;
    private static final String PATH = "/api/facebook/data/ads";

    private final int port = Ports.free();
    private ScriptedUpstream upstream;
    private Edge edge;

    @BeforeEach
    void start() throws IOException {
        upstream = new ScriptedUpstream((head, socket) -> {
            ScriptedUpstream.write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
            ScriptedUpstream.readToEnd(socket);
        });
        edge = Edge.start(port, route -> upstream.port());
    }

    @AfterEach
    void stop() throws IOException {
        edge.close();
        upstream.close();
    }

    @Test
    void theLongestLineThatAServiceTakesReachesIt() throws Exception {
        String line = line(LONGEST_LINE);
        try (var client = new RawClient(port)) {
            assertThat(client.send(line + "\r\nHost: h\r\n\r\n").readHead()).startsWith("HTTP/1.1 204 ");
        }
        assertThat(upstream.has(line)).isTrue();
    }

    /** Often, because a close while the client still sends would be a reset, which takes the answer away. */
    @RepeatedTest(20)
    void aLongerLineIsAProblem() throws Exception {
        assertThat(answer(line(4 * LONGEST_LINE) + "\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 414 ")
                .contains("\"status\":414", "\"code\":\"uri_too_long\"");
    }

    @RepeatedTest(20)
    void headersThatAreTooLargeAreAProblem() throws Exception {
        assertThat(answer("GET " + PATH + " HTTP/1.1\r\nHost: h\r\nX-Long: " + "x".repeat(LONGEST_LINE) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("\"status\":431", "\"code\":\"headers_too_large\"", "\"instance\":\"" + PATH + "\"");
    }

    /** The whole response to a client that sends all of its request first. */
    private String answer(String request) throws IOException {
        try (var client = new RawClient(port)) {
            String answer = client.send(request).readAll();
            assertThat(answer).contains("connection: close", "content-type: application/problem+json");
            assertThat(upstream.accepted()).isZero();
            return answer;
        }
    }

    private static String line(int bytes) {
        String begin = "GET " + PATH + "?ids=";
        String end = " HTTP/1.1";
        return begin + "1".repeat(bytes - begin.length() - end.length()) + end;
    }
}
