package dev.fbads.local.launcher.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import dev.fbads.local.launcher.stack.StackException;

/** How the operator's command speaks to the sync service, and what it makes of its answers. */
class DeadLetterClientTest {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String body = "{\"topics\":[{\"topic\":\"b\",\"replayed\":0},{\"topic\":\"a\",\"replayed\":3}]}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void oneTopicIsAskedForWithTheServiceToken() {
        client().replay(Optional.of("a&b"));

        assertThat(requests).containsExactly("POST /internal/dead-letters/replay?topic=a%26b Bearer secret");
    }

    @Test
    void whatWasReplayedIsCountedByTopic() {
        assertThat(client().replay(Optional.empty())).isEqualTo(Map.of("a", 3, "b", 0));
        assertThat(requests).containsExactly("POST /internal/dead-letters/replay Bearer secret");
    }

    @Test
    void aRefusalIsToldAsItIs() {
        status = 400;
        body = "{\"code\":\"invalid_request\"}";

        assertThatThrownBy(() -> client().replay(Optional.empty())).isInstanceOf(StackException.class)
                .hasMessageContaining("400").hasMessageContaining("invalid_request");
    }

    @Test
    void anAnswerThatIsNoJsonIsNoSuccess() {
        body = "<html>";

        assertThatThrownBy(() -> client().replay(Optional.empty())).isInstanceOf(StackException.class)
                .hasMessageContaining("does not answer JSON");
    }

    @Test
    void aServiceThatIsAwayIsSaidToBe() {
        server.stop(0);

        assertThatThrownBy(() -> client().replay(Optional.empty())).isInstanceOf(StackException.class)
                .hasMessageContaining("does not answer");
    }

    private DeadLetterClient client() {
        return new DeadLetterClient("http://localhost:" + server.getAddress().getPort(), "secret");
    }
}
