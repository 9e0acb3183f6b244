package dev.fbads.sync.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.LeavingClient;
import dev.fbads.testing.LoggedErrors;
import dev.fbads.testing.PooledConnections;
import dev.fbads.testing.TestClock;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;

/** Clients that reset their connection at every millisecond of a request, with two connections to the database. */
@SyncServiceTest
@TestProfile(LeavingReadersTest.TwoConnections.class)
class LeavingReadersTest {

    private static final int CONNECTIONS = 2;
    private static final int LAST_MILLISECOND = 40;

    /** No workers, so that no other code uses the connections for long. */
    public static class TwoConnections implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.reactive.max-size", String.valueOf(CONNECTIONS), "fbads.clock.instant",
                    TestClock.NOW.toString(), "quarkus.scheduler.start-mode", "halted", "mp.messaging.incoming.jobs.enabled",
                    "false", "mp.messaging.incoming.background-jobs.enabled", "false");
        }
    }

    private final Tenant tenant = Tenant.in("America/Toronto");

    @Inject
    Pool pool;

    @Test
    void readersThatDisconnectReturnTheirConnections() {
        String yesterday = TestClock.TODAY.minusDays(1).toString();
        String scope = "{\"account_id\":\"%s\",\"since\":\"%s\",\"until\":\"%s\"}".formatted(tenant.accountId(),
                yesterday, yesterday);

        try (LoggedErrors errors = LoggedErrors.listen()) {
            LeavingClient.of(RestAssured.port).leaveAtEveryMillisecond(LAST_MILLISECOND,
                    List.of(request("GET", "/api/facebook/status/" + tenant.accountId(), ""),
                            request("GET", "/api/facebook/settings", ""), request("POST", "/api/facebook/sync", scope)));

            PooledConnections.assertUsable(pool, CONNECTIONS);
            assertThat(errors.found()).isEmpty();
        }
        assertThat(tenant.requestSync(yesterday, yesterday).statusCode()).as("the started sync").isBetween(200, 202);
        RestAssured.get("/q/health/live").then().statusCode(200).body("checks.name", hasItem("database connections"));
    }

    private String request(String method, String path, String body) {
        return """
                %s %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(method, path, tenant.token("fbads", Duration.ofHours(1)), body.length(), body);
    }
}
