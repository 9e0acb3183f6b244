package dev.fbads.query.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.query.testing.Store;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.response.Response;

/** The guarantees of {@link KeptAnswers}, over HTTP. */
@ServiceTest
class KeptAnswersTest {

    private static final String ADS = "/api/facebook/data/ads?account_id=1001&since=2026-03-01&until=2026-03-14";

    private static final int FILLER = 1 << 20;
    private static final int FILLERS = 40;
    private static final Duration REDIS_HANGS = Duration.ofMinutes(2);

    @Inject
    MeterRegistry meters;

    @Inject
    SharedAnswers shared;

    @Inject
    LocalAnswers local;

    @BeforeEach
    void store() throws SQLException {
        Fixture.store();
    }

    @Test
    void theSecondAnswerIsTheFirstOneKept() {
        Response first = ask("client", Map.of());
        double kept = count("local");

        Response second = ask("direction", Map.of());

        assertThat(count("local")).isEqualTo(kept + 1);
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).startsWith("\"");
        assertThat(second.contentType()).isEqualTo("application/json");
    }

    @Test
    void whatTheCallerHasIsNotSentAgain() {
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
    void aKeptAnswerIsNotGivenToWhoMayNotSeeTheAccount() throws SQLException {
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
    void aChangeIsSeenByTheNextAnswer(String change) throws SQLException {
        Response before = ask("client", Map.of());

        execute(change);

        Response after = ask("client", Map.of("If-None-Match", before.header("ETag")));
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(after.asString()).isNotEqualTo(before.asString());
    }

    @Test
    void aChangeOfAnotherAccountLeavesTheAnswerWhereItIs() throws SQLException {
        Response before = ask("client", Map.of());

        execute("UPDATE public.facebook_ad_accounts SET name = 'other' WHERE account_id <> 'act_1001'");

        assertThat(ask("client", Map.of("If-None-Match", before.header("ETag"))).statusCode()).isEqualTo(304);
    }

    @Test
    void anAccountThatComesBackAfterItWasDeletedIsAnotherOne() throws SQLException {
        String tag = ask("client", Map.of()).header("ETag");

        for (int again = 0; again < 3; again++) {
            Fixture.store();
            assertThat(ask("client", Map.of("If-None-Match", tag)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void otherReplicasFindTheAnswerInRedis() {
        Response first = ask("client", Map.of());
        String key = first.header("ETag").replaceAll("^\"|\\.[a-z]+\"$", "");

        Awaitility.await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(shared.get(new AnswerKey(key)).await().atMost(Duration.ofSeconds(10)))
                        .hasValue(first.asByteArray()));
    }

    @Test
    void anAnswerThatIsInRedisAloneIsGivenUntilSomethingChanges() throws SQLException {
        Response first = ask("client", Map.of());
        AnswerKey key = new AnswerKey(first.header("ETag").replaceAll("^\"|\\.[a-z]+\"$", ""));
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> shared.get(key).await().atMost(Duration.ofSeconds(10)).isPresent());
        forgetHere(key);
        double found = count("shared");

        assertThat(ask("client", Map.of()).asByteArray()).isEqualTo(first.asByteArray());
        assertThat(count("shared")).isEqualTo(found + 1);

        forgetHere(key);
        execute("DELETE FROM public.facebook_day_ledger WHERE compte_id = 1 AND date_start = '2026-03-05'");
        double read = count("tables");
        assertThat(Api.json(ask("client", Map.of())).at("/coverage/missing_days/0").textValue()).isEqualTo("2026-03-05");
        assertThat(count("tables")).isEqualTo(read + 1);
        assertThat(count("shared")).isEqualTo(found + 1);
    }

    /** As if another replica had made it. */
    private void forgetHere(AnswerKey key) {
        for (int i = 0; i < FILLERS; i++) {
            local.put(new AnswerKey("filler " + UUID.randomUUID()), new byte[FILLER]);
        }
        assertThat(local.get(key)).isEmpty();
    }

    @Test
    void withoutRedisEverythingIsAnswered() {
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
    void whileRedisHangsEverythingIsAnswered() throws Exception {
        var redis = BackingServicesTestResource.current().redis();
        JsonNode expected = Api.json(ask("client", Map.of())).get("rows");
        Instant end = Instant.now().plus(REDIS_HANGS);
        try (Socket admin = new Socket("127.0.0.1", redis.port())) {
            admin.getOutputStream().write("CLIENT PAUSE %d ALL\r\n".formatted(REDIS_HANGS.toMillis()).getBytes(US_ASCII));
            assertThat(admin.getInputStream().read()).as("+OK").isEqualTo('+');

            for (int limit = 12; limit < 20; limit++) {
                Response other = Api.as("client").get(ADS + "&limit=" + limit);
                assertThat(other.statusCode()).isEqualTo(200);
                assertThat(Api.json(other).get("rows")).isEqualTo(expected);
            }
            assertThat(Instant.now()).as("nobody waited for Redis").isBefore(end);
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
