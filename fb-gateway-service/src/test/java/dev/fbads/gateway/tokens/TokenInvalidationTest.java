package dev.fbads.gateway.tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.testing.Bodies;
import dev.fbads.gateway.testing.FakeBatch;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.FakeResponse;
import dev.fbads.gateway.testing.FakeWorld;
import dev.fbads.gateway.testing.Reply;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Refused tokens and accounts. */
@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class TokenInvalidationTest extends PoolBench {

    @Test
    void anInvalidTokenIsQuarantinedAfterOneCallForAllReplicasAndTheNextIsUsed() {
        UUID invalid = storedTokens.add(compte, "invalid", ACCOUNT);
        UUID alive = storedTokens.add(compte, "alive", ACCOUNT);
        used(alive, 50);
        answersBy(Map.of("invalid", INVALID));

        assertThat(read(pool, ACCOUNT)).isInstanceOf(GraphResult.Read.class);
        assertThat(read(otherReplica, ACCOUNT)).isInstanceOf(GraphResult.Read.class);

        assertThat(usedTokens()).containsExactly("invalid", "alive", "alive");
        assertThat(storedTokens.state(invalid)).isEqualTo("quarantined 190 463");
        assertThat(storedTokens.state(alive)).isEqualTo("valid");
        assertThat(alerts.raised).isEmpty();
    }

    @Test
    void aTokenInvalidatedDuringAStreamLosesAndDuplicatesNoRow() {
        UUID first = storedTokens.add(compte, "first", ACCOUNT);
        UUID second = storedTokens.add(compte, "second", ACCOUNT);
        used(second, 50);
        List<FakeGraph.Seen> calls = new ArrayList<>();
        graph.respondsWith(call -> {
            if (call.path().endsWith("/insights")) {
                return Reply.ok("{\"data\":[]}");
            }
            calls.add(call);
            boolean page2 = "C2".equals(call.param("after"));
            if (page2 && call.headers().get("Authorization").endsWith("first")) {
                return INVALID;
            }
            return Reply.ok(Bodies.adsPage(List.of(Bodies.ad(page2 ? "12" : "11", Bodies.rows(1, 3), null)),
                    page2 ? null : "C2", 2));
        });

        String body = insights();

        assertThat(body.lines().filter(line -> line.startsWith("{\"row\"")).distinct()).hasSize(6);
        assertThat(body).contains("\"done\":{\"rows\":6,\"calls_made\":4,\"calls_failed\":1").doesNotContain("EAAB");
        assertThat(calls).hasSize(3);
        assertThat(storedTokens.state(first)).startsWith("quarantined");
    }

    @Test
    void anAccountWithoutTokenIsMarkedAndRaisesOneAlertUntilRestored() {
        storedTokens.add(compte, "invalid", ACCOUNT);
        answersBy(Map.of("invalid", INVALID));

        assertThat(failure(read(pool, ACCOUNT))).isInstanceOfSatisfying(GraphFailure.TokenInvalid.class,
                invalid -> assertThat(String.valueOf(invalid.cause())).contains("190", "463"));
        read(pool, ACCOUNT);
        read(otherReplica, ACCOUNT);

        assertThat(usedTokens()).containsExactly("invalid");
        assertThat(alerts.raised).containsExactly("REAUTHORISATION_NEEDED " + compte + " " + ACCOUNT);
        assertThat(marked()).containsExactly("t");

        storedTokens.add(compte, "new", ACCOUNT);
        read(otherReplica, ACCOUNT);

        assertThat(marked()).containsExactly("f");
        assertThat(alerts.over).contains("REAUTHORISATION_NEEDED tokens:" + compte + ":" + ACCOUNT);
    }

    @Test
    void aRefusedAccountIsDeniedToThatTokenOnly() {
        UUID limited = storedTokens.add(compte, "limited", ACCOUNT, "act_2");
        UUID full = storedTokens.add(compte, "full", ACCOUNT);
        used(full, 50);
        graph.respondsWith(
                call -> call.path().contains(ACCOUNT) && call.headers().get("Authorization").endsWith("limited") ? DENIED
                        : OK);

        read(pool, ACCOUNT);
        read(otherReplica, ACCOUNT);
        read(pool, "act_2");

        assertThat(usedTokens()).containsExactly("limited", "full", "full", "limited");
        assertThat(storedTokens.state(limited)).isEqualTo("valid");
        assertThat(alerts.raised).isEmpty();
    }

    @Test
    void anAccountRefusedToEveryTokenRaisesAnAlertAndOthersContinue() {
        storedTokens.add(compte, "t1", ACCOUNT, "act_2");
        graph.respondsWith(call -> call.path().contains(ACCOUNT) ? DENIED : OK);

        assertThat(failure(read(pool, ACCOUNT))).isInstanceOf(GraphFailure.AccessDenied.class);
        assertThat(failure(read(otherReplica, ACCOUNT))).isInstanceOf(GraphFailure.AccessDenied.class);
        assertThat(read(pool, "act_2")).isInstanceOf(GraphResult.Read.class);

        assertThat(usedTokens()).containsExactly("t1", "t1");
        assertThat(alerts.raised).containsExactly("ACCOUNT_ACCESS_LOST " + compte + " " + ACCOUNT);
        assertThat(marked()).containsExactly("f");
    }

    @Test
    void aTokenInvalidatedWithinABatchLosesAndDuplicatesNoRow() {
        UUID first = storedTokens.add(compte, "first", ACCOUNT);
        UUID second = storedTokens.add(compte, "second", ACCOUNT);
        used(second, 50);
        FakeWorld world = new FakeWorld(4, 0, 30, 20);
        graph.respondsWith(call -> {
            boolean dying = call.headers().get("Authorization").endsWith("first");
            return call.param("batch") == null ? world.apply(call)
                    : Reply.ok(FakeBatch.answer(call, item -> dying && item.path().contains("120210000000000002")
                            ? FakeResponse.error(400, 190, 463, "EAAB-quoted has expired")
                            : world.answer(item)));
        });

        String body = insights();

        assertThat(body.lines().filter(line -> line.startsWith("{\"row\"")).distinct()).hasSize(4 * 30);
        assertThat(body).contains("\"done\":{\"rows\":120,").doesNotContain("EAAB");
        assertThat(storedTokens.state(first)).isEqualTo("quarantined 190 463");
        assertThat(storedTokens.state(second)).isEqualTo("valid");
    }

    private String insights() {
        return given().header("Authorization", "Bearer test-service-token-of-32-characters!")
                .contentType("application/json")
                .body("""
                        {"request_id":"7b0e6ff2-7a3f-4d0b-9a1e-000000000001","compte_id":%d,"account_id":"%s","user_id":"u1",
                         "role":"background","since":"2026-01-01","until":"2026-01-30","granularity":"day",
                         "breakdown_set":"none"}""".formatted(compte, ACCOUNT))
                .post("/internal/insights").asString();
    }
}
