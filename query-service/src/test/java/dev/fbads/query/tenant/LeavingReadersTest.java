package dev.fbads.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.testing.LeavingClient;
import dev.fbads.testing.LoggedErrors;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Readers who reset their connection at every millisecond of a request, with two connections to the database. */
@ServiceTest
@TestProfile(LeavingReadersTest.TwoConnections.class)
class LeavingReadersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 2;
    private static final int LAST_MILLISECOND = 40;
    private static final String PERIOD = "account_id=act_1001&since=2025-11-01&until=2026-03-14";

    @Inject
    Pool pool;

    @BeforeEach
    void store() throws SQLException {
        Fixture.store();
    }

    /** Two connections, and a pool that counts as lost soon. */
    public static class TwoConnections implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.reactive.max-size", String.valueOf(CONNECTIONS),
                    "fbads.connections.unusable-after", "1s", "fbads.connections.check-timeout", "200ms");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/api/facebook/data/ads/export?format=csv&granularity=day&" + PERIOD,
            "/api/facebook/data/ads/export?format=xlsx&" + PERIOD,
            "/api/facebook/data/ads/export?format=ndjson&actions=true&" + PERIOD,
            "/api/facebook/data/ads?" + PERIOD,
            "/api/facebook/data/campaigns/series?granularity=day&" + PERIOD,
            "/api/facebook/accounts" })
    void takeNoConnectionWithThem(String path) {
        try (LoggedErrors errors = LoggedErrors.listen()) {
            LeavingClient.of(RestAssured.port)
                    .leaveAtEveryMillisecond(LAST_MILLISECOND, List.of(request(path), request(path), request(path)));

            assertEveryConnectionIsUsable();
            assertThat(errors.found()).isEmpty();
        }
        Api.as("client").get(path).then().statusCode(200);
    }

    @Test
    void aPoolWhoseConnectionsAreAllHeldEndsLivenessUntilOneComesBack() {
        List<SqlConnection> held = holdAll();

        await().atMost(PATIENCE).until(() -> liveness() == 503);
        release(held);

        await().atMost(PATIENCE).until(() -> liveness() == 200);
    }

    private static int liveness() {
        return RestAssured.get("/q/health/live").statusCode();
    }

    private static String request(String path) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n".formatted(path,
                BackingServicesTestResource.current().oidc().token("client"));
    }

    private void assertEveryConnectionIsUsable() {
        List<SqlConnection> all = holdAll();
        all.forEach(connection -> assertThat(connection.query("SELECT 1").execute().await().atMost(PATIENCE)).hasSize(1));
        release(all);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openTransactions()).isZero());
    }

    private List<SqlConnection> holdAll() {
        return IntStream.range(0, CONNECTIONS).mapToObj(i -> pool.getConnection().await().atMost(PATIENCE)).toList();
    }

    private static void release(List<SqlConnection> held) {
        Uni.join().all(held.stream().map(SqlConnection::close).toList()).andFailFast().await().atMost(PATIENCE);
    }

    /** As the service's own role, to which the states of its sessions are shown. */
    private static int openTransactions() throws SQLException {
        try (Connection connection = BackingServicesTestResource.current()
                .postgres()
                .connect(DatabaseRole.QUERY.roleName());
                Statement statement = connection.createStatement();
                ResultSet open = statement.executeQuery("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE application_name LIKE 'fbads-query-%' AND state LIKE 'idle in transaction%'
                        """)) {
            open.next();
            return open.getInt(1);
        }
    }
}
