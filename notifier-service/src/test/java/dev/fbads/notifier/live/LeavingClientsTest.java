package dev.fbads.notifier.live;

import static dev.fbads.notifier.testing.Events.progress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

import dev.fbads.notifier.testing.Client;
import dev.fbads.notifier.testing.Members;
import dev.fbads.notifier.testing.RawSocket;
import dev.fbads.notifier.testing.ServiceTest;
import dev.fbads.notifier.testing.Topic;
import dev.fbads.testing.LoggedErrors;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.websockets.next.OpenConnections;

/** Clients that reset their connection, in every phase of it. */
@ServiceTest
class LeavingClientsTest {

    /** Connections and requests; Mutiny and the contexts of Vert.x report unhandled exceptions. */
    private static final String[] LOGGERS = { "dev.fbads.notifier.live.", "io.netty.", "io.vertx.core.http.",
            "io.vertx.core.net.", "io.vertx.core.impl.Context", "io.quarkus.mutiny.", "io.quarkus.vertx.http.",
            "io.quarkus.websockets." };
    private static final int CLIENTS = 800;
    private static final int COMPTE = 31;
    private static final String USER = "direction";
    private static final ConditionFactory PATIENT = await().atMost(Duration.ofMinutes(1));

    @TestHTTPResource("/")
    URI server;

    @Inject
    OpenConnections connections;

    @Inject
    EventHub hub;

    @Test
    void resetsLeaveNoConnectionsAndCauseNoWarnings() throws Exception {
        Members.add(COMPTE, USER);
        String upgrade = RawSocket.upgrade(USER);
        String sync = UUID.randomUUID().toString();
        try (LoggedErrors warnings = LoggedErrors.warningsOf(LOGGERS); Topic topic = new Topic()) {
            List<Callable<Void>> visits = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                visits.add(() -> visit(number, upgrade, topic));
            }
            try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
                for (Future<Void> left : threads.invokeAll(visits)) {
                    left.get();
                }
            }

            PATIENT.until(() -> connections.listAll().isEmpty() && hub.subjects().isEmpty());
            assertThat(warnings.found()).isEmpty();
            try (Client reconnected = Client.connect(server, USER, "")) {
                PATIENT.until(() -> {
                    topic.publish(progress(CLIENTS + 1, sync, COMPTE, 10));
                    return !reconnected.events(sync).isEmpty();
                });
            }
        }
    }

    private Void visit(int number, String upgrade, Topic topic) throws Exception {
        RawSocket client = new RawSocket(server);
        switch (number % 5) {
            case 0 -> client.send(upgrade.substring(0, upgrade.length() * (number % 100) / 100));
            case 1 -> client.send(upgrade);
            case 2 -> assertThat(client.send(upgrade).readHead()).startsWith("HTTP/1.1 101 ");
            case 3 -> {
                client.send(upgrade).readHead();
                topic.publish(progress(number + 1, "sync" + number, COMPTE, 10));
            }
            default -> {
                // The first byte of a frame.
                client.send(upgrade).readHead();
                client.send("\u0081");
            }
        }
        client.reset();
        return null;
    }
}
