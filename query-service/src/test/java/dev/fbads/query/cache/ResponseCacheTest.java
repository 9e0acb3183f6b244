package dev.fbads.query.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Ticker;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.query.account.AccountScope;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.query.testing.Store;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;

/** The guarantees of {@link ResponseCache}, over HTTP. */
@ServiceTest
class ResponseCacheTest {

    private static final String ADS = "/api/facebook/data/ads?account_id=1001&since=2026-03-01&until=2026-03-14";

    /** Longer than any test takes. */
    private static final Duration REDIS_HANGS = Duration.ofHours(1);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    MeterRegistry meters;

    @Inject
    RedisResponses redis;

    @Inject
    CacheConfig config;

    @Inject
    ResponseKeys keys;

    @Inject
    CacheMetrics metrics;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void store() throws SQLException {
        Fixture.store();
    }

    @Test
    void theSecondResponseComesFromMemory() {
        Response first = ask("client", Map.of());
        double before = count("local");

        Response second = ask("direction", Map.of());

        assertThat(count("local")).isEqualTo(before + 1);
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).startsWith("\"");
        assertThat(second.contentType()).isEqualTo("application/json");
    }

    @Test
    void aResponseThatTheCallerHasIsNotSentAgain() {
        Response first = ask("client", Map.of());

        Response second = ask("client", Map.of("If-None-Match", "\"x\", " + first.header("ETag")));

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.asByteArray()).isEmpty();
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(second.header("Vary")).isEqualTo("Authorization, Accept-Language");
        assertThat(ask("client", Map.of("If-None-Match", first.header("ETag"), "Accept-Language", "fr")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCachedResponseIsNotGivenToACallerWhoMayNotSeeTheAccount() throws SQLException {
        String tag = ask("client", Map.of()).header("ETag");

        assertThat(ask("stranger", Map.of("If-None-Match", tag)).statusCode()).isEqualTo(404);
        execute("DELETE FROM public.compte_users_clients WHERE user_id = 'client'");
        assertThat(ask("client", Map.of("If-None-Match", tag)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "UPDATE public.facebook_day_ledger SET state = 'final' WHERE account_id = 'act_1001'",
            "DELETE FROM public.facebook_day_ledger WHERE account_id = 'act_1001' AND date_start = '2026-03-02'",
            "UPDATE public.facebook_ad_objects SET name = 'renamed' WHERE account_id = 'act_1001' AND object_id = '300'",
            "UPDATE public.facebook_ad_accounts SET currency = 'EUR' WHERE account_id = 'act_1001'",
            "TRUNCATE public.facebook_ad_objects",
            "DELETE FROM public.facebook_ads_data WHERE ad_id = '300'; SELECT facebook_rebuild_rollups(1, 'act_1001')",
            "UPDATE public.facebook_ads_data SET actions = '[{\"action_type\": \"new\", \"value\": \"3\"}]' WHERE ad_id = '300'; "
                    + "SELECT facebook_rebuild_rollups(1, 'act_1001')" })
    void aChangeIsSeenByTheNextResponse(String change) throws SQLException {
        Response before = ask("client", Map.of());

        execute(change);

        Response after = ask("client", Map.of("If-None-Match", before.header("ETag")));
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(after.asString()).isNotEqualTo(before.asString());
    }

    @Test
    void aChangeOfAnotherAccountLeavesTheResponseUnchanged() throws SQLException {
        Response before = ask("client", Map.of());

        execute("UPDATE public.facebook_ad_accounts SET name = 'other' WHERE account_id <> 'act_1001'");

        assertThat(ask("client", Map.of("If-None-Match", before.header("ETag"))).statusCode()).isEqualTo(304);
    }

    @Test
    void anAccountThatIsDeletedAndAddedAgainHasAnotherVersion() throws SQLException {
        String tag = ask("client", Map.of()).header("ETag");

        for (int again = 0; again < 3; again++) {
            Fixture.store();
            assertThat(ask("client", Map.of("If-None-Match", tag)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anotherReplicaFindsTheResponseInRedisUntilSomethingChanges() throws SQLException {
        Response first = ask("client", Map.of());
        ResponseKey key = new ResponseKey(first.header("ETag").replaceAll("^\"|\\.[a-z]+\"$", ""));
        Awaitility.await().atMost(PATIENCE).until(() -> redis.get(key).await().atMost(PATIENCE).isPresent());
        CacheableRequest request = new CacheableRequest(new Caller("client"), scope(), identity(), Locale.ENGLISH, List.of());
        double found = count("shared");

        jakarta.ws.rs.core.Response second = otherReplica().respond(request, () -> {
            throw new AssertionError("it is in Redis");
        }).await().atMost(PATIENCE);

        assertThat((byte[]) second.getEntity()).isEqualTo(first.asByteArray());
        assertThat(second.getHeaderString("ETag")).isEqualTo(first.header("ETag"));
        assertThat(count("shared")).isEqualTo(found + 1);

        execute("DELETE FROM public.facebook_day_ledger WHERE compte_id = 1 AND date_start = '2026-03-05'");
        assertThat(otherReplica().respond(request, () -> Uni.createFrom().item(new SnapshotResult("read", List.of())))
                .await()
                .atMost(PATIENCE)
                .getEntity()).isEqualTo("\"read\"".getBytes(UTF_8));
    }

    /** With a memory of its own. */
    private ResponseCache otherReplica() {
        return new ResponseCache(config, keys, redis, metrics, json, Ticker.systemTicker());
    }

    private static AccountScope scope() {
        return new AccountScope.Named(List.of(AccountId.parse("1001").orElseThrow()), null);
    }

    /** As {@link CacheableRequest#of} makes it of {@link #ADS}. */
    private static List<String> identity() {
        return List.of("/api/facebook/data/ads", "2026-03-01/2026-03-14", "account_id", "1", "1001", "since", "1", "2026-03-01",
                "until", "1", "2026-03-14");
    }

    @Test
    void withoutRedisEveryRequestIsServed() {
        String expected = ask("client", Map.of()).asString();
        BackingServicesTestResource.current().redis().stop();
        try {
            for (int limit = 12; limit < 20; limit++) {
                Response other = Api.as("client").get(ADS + "&limit=" + limit);
                assertThat(other.statusCode()).isEqualTo(200);
                assertThat(Api.json(other).get("rows")).isEqualTo(Api.json(ask("client", Map.of())).get("rows"));
            }
            assertThat(ask("client", Map.of()).asString()).isEqualTo(expected);
        } finally {
            BackingServicesTestResource.current().redis().start();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void whileRedisHangsEveryRequestIsServed() throws Exception {
        var redis = BackingServicesTestResource.current().redis();
        JsonNode expected = Api.json(ask("client", Map.of())).get("rows");
        try (Socket admin = new Socket("127.0.0.1", redis.port())) {
            admin.getOutputStream().write("CLIENT PAUSE %d ALL\r\n".formatted(REDIS_HANGS.toMillis()).getBytes(US_ASCII));
            assertThat(admin.getInputStream().read()).as("+OK").isEqualTo('+');

            for (int limit = 12; limit < 20; limit++) {
                Response other = Api.as("client").get(ADS + "&limit=" + limit);
                assertThat(other.statusCode()).isEqualTo(200);
                assertThat(Api.json(other).get("rows")).isEqualTo(expected);
            }
        } finally {
            redis.stop();
            redis.start();
        }
    }

    private double count(String source) {
        return meters.get("fbads.query.cache.requests").tag("source", source.toLowerCase(Locale.ROOT)).counter().count();
    }

    private static Response ask(String user, Map<String, String> headers) {
        return Api.as(user).headers(headers).get(ADS);
    }

    private static void execute(String sql) throws SQLException {
        try (Store store = Store.open()) {
            store.run(sql);
        }
    }
}
