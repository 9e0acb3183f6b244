package dev.fbads.sync.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.LeavingClient;
import dev.fbads.testing.LoggedErrors;
import dev.fbads.testing.TestClock;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Clients that reset their connection at every millisecond of a request, with two connections to the database. */
@SyncServiceTest
@TestProfile(LeavingReadersTest.TwoConnections.class)
class LeavingReadersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
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

            assertEveryConnectionIsUsable();
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

    private void assertEveryConnectionIsUsable() {
        List<SqlConnection> all = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            all.add(pool.getConnection().await().atMost(PATIENCE));
        }
        all.forEach(connection -> assertThat(connection.query("SELECT 1").execute().await().atMost(PATIENCE)).hasSize(1));
        Uni.join().all(all.stream().map(SqlConnection::close).toList()).andFailFast().await().atMost(PATIENCE);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openTransactions()).isZero());
    }

    /** As the service's role, which may see the states of its sessions. */
    private static int openTransactions() throws SQLException {
        try (var connection = BackingServicesTestResource.current().postgres().connect(DatabaseRole.SYNC.roleName());
                var statement = connection.createStatement();
                var open = statement.executeQuery("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE usename = current_user AND state LIKE 'idle in transaction%'
                        """)) {
            open.next();
            return open.getInt(1);
        }
    }
}
