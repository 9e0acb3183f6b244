package dev.fbads.local.launcher.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.local.backing.process.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

/** The edge before one real backend for all routes but the gateway's, which is down. */
class EdgeTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private Edge edge;

    @BeforeEach
    void start() {
        HttpServer backend = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0)
                .addWebSocketSubProtocol("bearer-token-carrier"))
                .webSocketHandler(socket -> socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text)))
                .requestHandler(request -> request.body().onSuccess(body -> request.response()
                        .putHeader("x-seen", request.method() + " " + request.uri() + " " + request.getHeader("authorization"))
                        .setStatusCode(202).end(body)))
                .listen().toCompletionStage().toCompletableFuture().join();
        int down = Ports.free();
        edge = Edge.start(port, route -> route == Route.GATEWAY ? down : backend.actualPort());
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    @Test
    void aRequestReachesItsServiceWithQueryHeadersAndBody() throws Exception {
        var body = "x".repeat(1_000_000);

        var answer = send(HttpRequest.newBuilder(uri("/api/facebook/sync?a=b%20c")).header("Authorization", "Bearer t")
                .POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("x-seen")).contains("POST /api/facebook/sync?a=b%20c Bearer t");
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void aServiceThatIsDownIsAProblem() throws Exception {
        var answer = send(HttpRequest.newBuilder(uri("/webhooks/facebook"))
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"upstream_unavailable\"", "\"title\":\"Bad Gateway\"",
                "\"status\":502", "\"type\":\"about:blank\"");
    }

    @Test
    void internalPathsDoNotExist() throws Exception {
        for (var path : new String[] { "/internal/accounts", "/q/health/ready", "/nothing" }) {
            var answer = send(HttpRequest.newBuilder(uri(path)));

            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"not_found\"");
        }
    }

    @Test
    void webSocketsPassThroughWithTheirSubProtocol() throws Exception {
        var answer = new CompletableFuture<String>();
        var socket = http.newWebSocketBuilder().subprotocols("bearer-token-carrier", "other")
                .buildAsync(URI.create("ws://localhost:" + port + "/ws/facebook?last_seq=1"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        answer.complete(data.toString());
                        return null;
                    }
                }).get(5, TimeUnit.SECONDS);

        socket.sendText("hello", true).get(5, TimeUnit.SECONDS);

        assertThat(socket.getSubprotocol()).isEqualTo("bearer-token-carrier");
        assertThat(answer.get(5, TimeUnit.SECONDS)).isEqualTo("echo hello");
        socket.abort();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
