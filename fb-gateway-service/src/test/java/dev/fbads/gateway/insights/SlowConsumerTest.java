package dev.fbads.gateway.insights;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.FakeAccount;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.Timeouts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The service reads from Meta no faster than its client reads the lines. */
@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class SlowConsumerTest {

    private static final int PAGES = 100;
    private static final String WHOLE = "\"rows\":150000,\"calls_made\":101,";
    private static final String OTHER_ACCOUNT = "act_900100299";

    FakeGraph graph;

    @TestHTTPResource
    URI service;

    @Test
    void aStalledConsumerStopsTheCallsAndReceivesEverythingLater() throws Exception {
        AtomicInteger pages = new AtomicInteger();
        FakeAccount account = new FakeAccount(PAGES * 50, 30);
        graph.respondsWith(call -> {
            if (!call.path().contains(OTHER_ACCOUNT)) {
                pages.incrementAndGet();
            }
            return account.apply(call);
        });
        graph.hasNoTotals();

        try (Socket socket = new Socket()) {
            // Bytes in the receive buffer of the client count as read.
            socket.setReceiveBufferSize(64 * 1024);
            socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
            send(socket, InsightsResourceTest.BODY);
            await().atMost(Timeouts.LONG).until(() -> pages.get() > 0);

            assertThat(allOfOtherAccount()).contains(WHOLE);
            assertThat(pages).as("pages without a reader, while another one gets all of as many").hasValueLessThan(PAGES / 4);
            assertThat(readToEnd(socket.getInputStream())).contains(WHOLE);
        }
    }

    @Test
    void cancellationAbortsTheCallInProgress() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        FakeAccount account = new FakeAccount(PAGES * 50, 30);
        graph.respondsWith(call -> call.param("after") == null ? account.apply(call) : never -> asked.countDown());
        graph.hasNoTotals();

        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            send(socket, InsightsResourceTest.BODY);
            assertThat(asked.await(Timeouts.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        await().atMost(Timeouts.LONG)
                .until(() -> get("/q/metrics").asString().contains("outcome=\"cancelled\""));
    }

    private String allOfOtherAccount() throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            send(socket, InsightsResourceTest.BODY.replace("act_900100200", OTHER_ACCOUNT));
            return readToEnd(socket.getInputStream());
        }
    }

    private static void send(Socket socket, String body) throws IOException {
        String request = "POST /internal/insights HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer " + InsightsResourceTest.SERVICE_TOKEN
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(UTF_8));
    }

    private static String readToEnd(InputStream in) throws IOException {
        String last = "";
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            last = line.startsWith("{") ? line : last;
        }
        return last;
    }
}
