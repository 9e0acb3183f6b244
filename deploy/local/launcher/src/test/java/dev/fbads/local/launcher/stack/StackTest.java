package dev.fbads.local.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fbads.local.backing.PortTakenException;
import dev.fbads.local.backing.process.Ports;
import dev.fbads.testing.TestClock;

/** The stack with real backing services, real processes and fake services in them. */
class StackTest {

    @TempDir
    private Path folder;

    @Test
    void startsServesSurvivesKillsAndLeavesNothing() throws Exception {
        var config = StackConfig.temporary(FakeCheckout.in(folder)).withClock(TestClock.NOW);
        var progress = new ArrayList<String>();
        long pid;
        Path state = config.state().folder();
        try (var stack = Stack.start(config, progress::add)) {
            assertThat(get(stack.url() + "/api/facebook/data/campaigns")).startsWith("query-service")
                    .contains(stack.url("graph-simulator"));
            assertThat(clockOf(stack.url())).isBetween(TestClock.NOW, stack.clock().instant());
            assertThat(progress).anyMatch(line -> line.startsWith("sync-service")).contains("1 ad accounts");

            var sync = stack.process("sync-service");
            pid = sync.pid();
            sync.killForcibly();
            assertThat(get(stack.url() + "/api/facebook/sync")).contains("upstream_unavailable");
            var whileItWasDown = stack.clock().instant();
            sync.restart();
            assertThat(clockOf(sync.url())).isBetween(whileItWasDown, stack.clock().instant());
            assertThat(stack.describe(true).clock().instant()).isAfterOrEqualTo(whileItWasDown);
            assertThat(get(stack.url() + "/api/facebook/sync")).startsWith("sync-service").doesNotContain(" " + pid);

            var replica = stack.startReplica("sync-service");
            assertThat(replica.name()).isEqualTo("sync-service-2");
            assertThat(clockOf(replica.url())).isAfterOrEqualTo(whileItWasDown);
            assertThat(get(replica.url() + "/")).startsWith("sync-service").endsWith(" " + replica.pid());
            var other = stack.startReplica("sync-service", Map.of("FBADS_CLOCK_INSTANT", "2024-02-29T12:00:00Z"));
            assertThat(get(other.url() + "/")).contains("2024-02-29T12:00:00Z");
            assertThat(stack.token("responsable")).contains(".");
            pid = replica.pid();
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(state).doesNotExist();
    }

    @Test
    void aServiceThatDiesSaysWhyAndTakesTheOthersDown() throws Exception {
        var config = StackConfig.temporary(FakeCheckout.in(folder)).withEnvironment("FAKE_FAILS_QUERY", "true");

        assertThatThrownBy(() -> Stack.start(config)).isInstanceOf(StackException.class)
                .hasMessageContainingAll("query-service ended before it was ready", "no such table: QUERY");
        assertThat(ProcessHandle.current().children().filter(child -> child.info().commandLine().orElse("")
                .contains(folder.toString()))).isEmpty();
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            for (var variable : new String[] { "FBADS_EDGE_PORT", "FBADS_QUERY_PORT", "FBADS_KAFKA_PORT" }) {
                var config = StackConfig.local(FakeCheckout.in(folder), variables(variable, port));

                assertThatThrownBy(() -> Stack.start(config)).isInstanceOf(PortTakenException.class)
                        .hasMessageContainingAll(port, "set " + variable + " to another");
                assertThat(config.state().log("sync-service")).doesNotExist();
            }
        }
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        assertThatThrownBy(() -> StackConfig.local(folder, Map.of("FBADS_EDGE_PORT", "http")))
                .isInstanceOf(StackException.class).hasMessage("FBADS_EDGE_PORT is no port: 'http'");
    }

    @Test
    void theClockOfALocalStackComesFromItsVariable() {
        var variables = Map.of("FBADS_CLOCK_INSTANT", TestClock.NOW.toString());

        assertThat(StackConfig.local(folder, variables).clock()).contains(TestClock.NOW);
        assertThat(StackConfig.local(folder, Map.of()).clock()).isEmpty();
        assertThatThrownBy(() -> StackConfig.local(folder, Map.of("FBADS_CLOCK_INSTANT", "today")))
                .isInstanceOf(StackException.class).hasMessage("FBADS_CLOCK_INSTANT is no instant: 'today'");
    }

    @Test
    void aRealGraphHasDataOfItsOwn() throws Exception {
        var checkout = FakeCheckout.in(folder);

        assertThat(StackConfig.local(checkout, Map.of("FBADS_GRAPH_URL", "https://graph.example")).backing().dataDir())
                .isEqualTo(folder.resolve(".fbads/data-real-graph"));
        assertThat(StackConfig.local(checkout, Map.of("FBADS_GRAPH_URL", " ")).backing().dataDir())
                .isEqualTo(folder.resolve(".fbads/data"));
    }

    @Test
    void aRealGraphNeedsNoSimulator() throws Exception {
        var config = StackConfig.local(FakeCheckout.in(folder), Map.of("FBADS_GRAPH_URL", "https://graph.example"));
        Files.delete(ServiceModule.SIMULATOR.jar(folder));

        BuiltModules.require(config);

        assertThat(config.simulated()).isFalse();
        assertThat(config.environment()).containsEntry("FBADS_WEBHOOKS_ENABLED", "false");
    }

    /** Every port a free one but the one that the test is about. */
    private static Map<String, String> variables(String variable, String port) {
        var all = new HashMap<String, String>();
        for (var name : new String[] { "FBADS_EDGE_PORT", "FBADS_GATEWAY_PORT", "FBADS_SYNC_PORT", "FBADS_QUERY_PORT",
                "FBADS_NOTIFIER_PORT", "FBADS_SIMULATOR_PORT", "FBADS_OIDC_PORT", "FBADS_POSTGRES_PORT",
                "FBADS_REDIS_PORT", "FBADS_KAFKA_PORT" }) {
            all.put(name, Integer.toString(Ports.free()));
        }
        all.put(variable, port);
        return all;
    }

    /** The instant at which a service's clock started to tick. */
    private static Instant clockOf(String url) throws Exception {
        return Instant.parse(get(url + "/api/facebook/data").split(" ", -1)[2]);
    }

    private static String get(String url) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
