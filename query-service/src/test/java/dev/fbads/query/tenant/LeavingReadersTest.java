package dev.fbads.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.testing.LeavingClient;
import dev.fbads.testing.LoggedErrors;
import dev.fbads.testing.PooledConnections;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;

/** Clients that reset their connection at every millisecond of a request, with a pool of two connections. */
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

    /** Two connections, and a short time until an unusable pool counts as lost. */
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
    void everyConnectionRemainsUsable(String path) {
        try (LoggedErrors errors = LoggedErrors.listen()) {
            LeavingClient.of(RestAssured.port)
                    .leaveAtEveryMillisecond(LAST_MILLISECOND, List.of(request(path), request(path), request(path)));

            PooledConnections.assertUsable(pool, CONNECTIONS);
            assertThat(errors.found()).isEmpty();
        }
        Api.as("client").get(path).then().statusCode(200);
    }

    /** Netty logs a WARN for a reset while HTTP/2 may be negotiated, which application.properties disables. */
    @Test
    void aClientThatResetsAnUnfinishedRequestCausesNoWarning() {
        String whole = request("/api/facebook/accounts");

        try (LoggedErrors errors = LoggedErrors.listen()) {
            LeavingClient.of(RestAssured.port)
                    .leaveAtEveryMillisecond(LAST_MILLISECOND,
                            List.of("GET", whole.substring(0, whole.length() / 2), whole.substring(0, whole.length() - 1)));

            Api.as("client").get("/api/facebook/accounts").then().statusCode(200);
            assertThat(errors.found()).isEmpty();
        }
    }

    @Test
    void aPoolWithoutFreeConnectionsIsNotLiveUntilOneIsReturned() {
        PooledConnections held = PooledConnections.acquire(pool, CONNECTIONS);

        await().atMost(PATIENCE).until(() -> liveness() == 503);
        held.close();

        await().atMost(PATIENCE).until(() -> liveness() == 200);
    }

    private static int liveness() {
        return RestAssured.get("/q/health/live").statusCode();
    }

    private static String request(String path) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n".formatted(path,
                BackingServicesTestResource.current().oidc().token("client"));
    }
}
