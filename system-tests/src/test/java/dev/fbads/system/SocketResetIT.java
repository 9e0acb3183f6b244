package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.sql.Database;
import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;

/**
 * Clients leave in every phase of every endpoint of every service, by a reset. Afterwards no connection is lost: no database
 * session stays in a transaction, the service is ready, each endpoint answers a client who stays, and both connections of a
 * pool of two serve a request at once. A rate limit of one call at once makes the first lost call visible.
 */
@ExtendWith(RunningSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketResetIT {

    private static final String USER = "superadmin";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String UNFINISHED = """
            SELECT count(*) FROM facebook_sync_jobs WHERE account_id = ? AND state IN ('waiting', 'released', 'running')
            """;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final int POOL = 2;
    private static final String TWO = Integer.toString(POOL);
    /** The services go on without Redis when it does not answer in time: a lost connection to it would not be seen. */
    private static final String REDIS_TIMEOUT = "FBADS_REDIS_TIMEOUT";
    private static final String NO_DETOUR = "5m";
    /** Whose settings are changed; no other test uses it. */
    private static final int OWN_COMPTE = 77;

    private Endpoints endpoints;

    @BeforeAll
    void importAnAccount(Stack stack) {
        String account = TestAccounts.with(150).create(stack);
        Client.of(stack, USER).sync(account, Endpoints.SINCE, Endpoints.UNTIL);
        new Database(stack.backing().postgres()).execute(
                "INSERT INTO comptes (id, nom) VALUES (%d, 'Of its own')".formatted(OWN_COMPTE),
                "INSERT INTO compte_gestionnaires (compte_id, user_id) VALUES (%d, '%s')".formatted(OWN_COMPTE, USER));
        endpoints = new Endpoints(stack, USER, account, TestAccounts.with(10).create(stack), OWN_COMPTE);
    }

    @Test
    void queryServiceLosesNoConnection(Stack stack) {
        resetAll("query-service", new HeldTable(stack, "fbads_query", "facebook_ad_accounts"),
                Map.of("FBADS_QUERY_POOL_SIZE", TWO, "QUARKUS_REDIS_MAX_POOL_SIZE", TWO, REDIS_TIMEOUT, NO_DETOUR,
                        "FBADS_DATABASE_STATEMENT_TIMEOUT", NO_DETOUR),
                endpoints.query(), "GET /api/facebook/data/{level}");
    }

    @Test
    void syncServiceLosesNoConnection(Stack stack) {
        resetAll("sync-service", new HeldTable(stack, "fbads_sync", "facebook_compte_settings"),
                Map.of("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", TWO), endpoints.sync(), "GET /api/facebook/settings");
        await("the imports that were begun end").atMost(Client.PATIENCE)
                .until(() -> new Database(stack.backing().postgres()).number(UNFINISHED, endpoints.empty()) == 0);
    }

    @Test
    void gatewayLosesNoConnectionAndNoCallOfAUser(Stack stack) {
        // A call that is not given back is missed until its lease runs out.
        resetAll("fb-gateway-service", new HeldTable(stack, "fbads_gateway", "gateway.tokens"), Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", TWO,
                "QUARKUS_REDIS_MAX_POOL_SIZE", TWO, "FBADS_REDIS", stack.backing().redis().uri() + "/15",
                "FBADS_RATELIMIT_CONCURRENT", "1", "FBADS_RATELIMIT_LEASE", "1h", REDIS_TIMEOUT, NO_DETOUR),
                endpoints.gateway(), "GET /api/facebook/connect/connections");
    }

    @Test
    void notifierLosesNoConnection(Stack stack) {
        ServiceProcess replica = stack.startReplica("notifier-service", Map.of("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", TWO));
        try {
            HeldTable comptes = new HeldTable(stack, "fbads_notifier", "compte_gestionnaires");
            Runnable handshake = () -> new EventSocket(replica.url(), stack.token(USER)).close();
            resetHandshakes(URI.create(replica.url()));
            assertNoneLost(comptes, replica, handshake, "the handshake");
        } finally {
            replica.close();
        }
    }

    @Test
    void theEdgeLosesNoConnection(Stack stack) throws IOException {
        URI edge = URI.create(stack.url());
        int before = Sockets.establishedTo(stack.url("notifier-service"));
        for (int round = 0; round < 4; round++) {
            resetHandshakes(edge);
        }
        endpoints.query().forEach(endpoint -> resetInAllPhases(edge, endpoint));

        await("the edge's sockets to the notifier are closed").atMost(Client.PATIENCE)
                .until(() -> Sockets.establishedTo(stack.url("notifier-service")) <= before);
        new EventSocket(stack, USER).close();
        assertAllAnswer(edge, endpoints.query());
    }

    /** @param reading the operation whose requests read the table */
    private static void resetAll(String service, HeldTable table, Map<String, String> settings, List<Endpoint> endpoints,
            String reading) {
        ServiceProcess replica = table.stack().startReplica(service, settings);
        try {
            URI url = URI.create(replica.url());
            assertThat(endpoints.stream().map(Endpoint::operation).collect(Collectors.toSet()))
                    .as("endpoints that are reset").containsAll(documented(replica));
            assertAllAnswer(url, endpoints);
            Endpoint reader = endpoints.stream().filter(endpoint -> endpoint.operation().equals(reading)).findFirst()
                    .orElseThrow();
            for (Endpoint endpoint : endpoints) {
                resetInAllPhases(url, endpoint);
                assertNoneLost(table, replica, () -> reader.assertAnswers(url), endpoint.operation());
                await(endpoint.operation()).atMost(PATIENCE).untilAsserted(() -> endpoint.assertAnswers(url));
            }
            assertAllAnswer(url, endpoints);
        } finally {
            replica.close();
        }
    }

    private static void assertAllAnswer(URI service, List<Endpoint> endpoints) {
        assertSoftly(all -> endpoints.forEach(endpoint -> all.assertThatCode(() -> endpoint.assertAnswers(service))
                .as(endpoint.operation()).doesNotThrowAnyException()));
    }

    private static void resetInAllPhases(URI service, Endpoint endpoint) {
        for (ResetPhase phase : ResetPhase.all()) {
            ResettableRequest.resetTogether(service, ResettableRequest.several(endpoint), phase);
        }
    }

    private void resetHandshakes(URI service) {
        for (ResetPhase phase : ResetPhase.all()) {
            ResettableRequest.resetTogether(service,
                    List.of(endpoints.handshake(), endpoints.handshake(), endpoints.handshake()), phase);
        }
    }

    /** @param request one that reads the table */
    private static void assertNoneLost(HeldTable table, ServiceProcess replica, Runnable request, String operation) {
        Database database = new Database(table.stack().backing().postgres());
        OffsetDateTime reset = database.now().atOffset(ZoneOffset.UTC);
        RoleSessions sessions = new RoleSessions(table.stack(), table.role());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sessions.transactionsFromBefore(reset))
                .as("transactions of %s from before the last reset of %s", table.role(), operation).isZero());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(replica.ready())
                .as("%s is ready after resets of %s; the end of its log:%n%s", replica.name(), operation, replica.lastLines())
                .isTrue());
        table.assertAllConnectionsServe(POOL, request, "after resets of " + operation);
    }

    /** Method and path of what the service's own document lists. */
    private static Set<String> documented(ServiceProcess replica) {
        JsonNode paths = Client.call(HttpRequest.newBuilder(URI.create(replica.url() + "/q/openapi?format=json")).GET()).ok()
                .path("paths");
        Set<String> operations = new TreeSet<>();
        paths.properties().forEach(path -> METHODS.stream()
                .filter(method -> path.getValue().has(method.toLowerCase(Locale.ROOT)))
                .forEach(method -> operations.add(method + " " + path.getKey())));
        assertThat(operations).as("operations that the document lists").isNotEmpty();
        return operations;
    }
}
