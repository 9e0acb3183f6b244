package dev.fbads.gateway.insights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.FakeAccount;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.testing.LeavingClient;
import dev.fbads.testing.LoggedErrors;
import dev.fbads.testing.PooledConnections;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/** Clients that reset their connection at every millisecond of a stream, with two connections to the database. */
@QuarkusTest
@TestProfile(CancelledStreamsTest.TwoConnections.class)
@WithTestResource(FakeGraphResource.class)
@WithTestResource(value = BackingServicesTestResource.class, initArgs = @ResourceArg(name = BackingServicesTestResource.SERVICES, value = "redis"))
class CancelledStreamsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 2;
    private static final int LAST_MILLISECOND = 40;

    /** Five calls at once as in production; leases and the timeout of Redis are far longer than this test. */
    public static class TwoConnections implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.reactive.max-size", String.valueOf(CONNECTIONS), "fbads.ratelimit.concurrent",
                    "5", "fbads.ratelimit.lease", "1h", "fbads.ratelimit.waiter-lease", "1h", "fbads.cache.enabled", "true",
                    "fbads.cache.lease", "1h", "fbads.redis.timeout", "60s");
        }
    }

    FakeGraph graph;

    @Inject
    Pool pool;

    @Inject
    Redis redis;

    private final String user = "user-" + UUID.randomUUID();

    @Test
    void cancelledStreamsLeaveNoLeaseLockOrConnection() {
        FakeAccount account = new FakeAccount(60, 30);
        graph.respondsWith(call -> call.path().endsWith("/insights") ? Reply.ok("{\"data\":[]}") : account.apply(call));

        try (LoggedErrors errors = LoggedErrors.listen()) {
            LeavingClient.of(RestAssured.port).leaveAtEveryMillisecond(LAST_MILLISECOND,
                    IntStream.range(0, 3).mapToObj(reader -> request()).toList());

            await().atMost(TIMEOUT).untilAsserted(() -> {
                assertThat(size("leases")).as("calls at once").isZero();
                assertThat(size("queue")).as("calls that wait").isZero();
                assertThat(locks()).as("fetches that are shared").isZero();
            });
            PooledConnections.assertUsable(pool, CONNECTIONS);
            assertThat(errors.found()).isEmpty();
        }
        given().get("/q/health/live").then().statusCode(200).body("checks.name", hasItem("database connections"));
    }

    private String request() {
        String body = InsightsResourceTest.BODY.replace("\"u1\"", "\"" + user + "\"");
        return """
                POST /internal/insights HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(InsightsResourceTest.SERVICE_TOKEN, body.length(), body);
    }

    private long size(String what) {
        return ask(Request.cmd(Command.ZCARD).arg("fbads:ratelimit:{user-" + user + "}:" + what)).toLong();
    }

    private int locks() {
        return ask(Request.cmd(Command.KEYS).arg("{fb_cache}_lock*")).size();
    }

    private Response ask(Request request) {
        return redis.send(request).toCompletionStage().toCompletableFuture().join();
    }
}
