package dev.fbads.notifier.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.fbads.local.backing.process.Ports;
import dev.fbads.notifier.testing.Client;
import dev.fbads.notifier.testing.ServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** A service whose database is unavailable, in an application of its own. */
@ServiceTest
@TestProfile(DatabaseDownTest.NoDatabase.class)
class DatabaseDownTest {

    @TestHTTPResource("/")
    URI server;

    @Test
    void clientsAreClosedWithARetryReason() throws Exception {
        try (Client client = Client.connect(server, "client", "")) {
            assertThat(client.closed()).isEqualTo("1013 memberships cannot be read now; try again later");
        }
    }

    /** Nothing listens at the database's address. */
    public static final class NoDatabase implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.reactive.url", "postgresql://127.0.0.1:" + Ports.free() + "/fbads");
        }
    }
}
