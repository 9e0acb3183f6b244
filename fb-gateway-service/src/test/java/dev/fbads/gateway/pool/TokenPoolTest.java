package dev.fbads.gateway.pool;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.accounts.Role;
import dev.fbads.contracts.alerts.AlertKind;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.alerts.Alerts;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphClient;
import dev.fbads.gateway.graph.GraphResult;
import dev.fbads.gateway.testing.Bodies;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Requests;
import dev.fbads.gateway.testing.Sql;
import dev.fbads.gateway.testing.Vaulted;
import dev.fbads.gateway.tokens.TokenState;
import dev.fbads.gateway.vault.TokenRepository;
import dev.fbads.gateway.vault.Vault;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The pool over a real database; each test in a compte of its own, in which the installation's token reads nothing. */
@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class TokenPoolTest {

    private static final String ACCOUNT = "act_900100200";
    private static final Reply OK = Reply.ok(Bodies.adsPage(List.of(), null));
    private static final Reply DEAD = Reply.error(400, 190, 463, "EAAB-quoted has expired");
    private static final Reply DENIED = Reply.error(403, 200, null, "no permission");

    FakeGraph graph;

    @Inject
    Vaulted vaulted;

    @Inject
    GraphClient client;

    @Inject
    PoolRepository repository;

    @Inject
    TroubleRepository troubles;

    @Inject
    TokenRepository tokens;

    @Inject
    Vault vault;

    @Inject
    ConfiguredToken configured;

    private final RecordedAlerts alerts = new RecordedAlerts();
    private int compte;
    private TokenPool pool;
    private TokenPool otherReplica;

    @BeforeEach
    void compteOfItsOwn() {
        compte = Integer.parseInt(Sql.rows(
                "INSERT INTO comptes (id, nom) SELECT coalesce(max(id), 1000) + 1, 'Test' FROM comptes RETURNING id").get(0));
        Sql.run("INSERT INTO facebook_ad_accounts (compte_id, account_id, name, currency, timezone_name)"
                + " VALUES (?, ?, 'A', 'CAD', 'America/Toronto')", compte, ACCOUNT);
        Sql.run("UPDATE gateway.tokens SET accounts_read_at = now() WHERE compte_id IS NULL");
        pool = replica();
        otherReplica = replica();
    }

    @Test
    void the_least_used_token_comes_first_whichever_replica_used_it() {
        vaulted.add(compte, "t1", ACCOUNT);
        vaulted.add(compte, "t2", ACCOUNT);
        vaulted.add(compte, "t3", ACCOUNT);
        graph.answers(call -> OK);

        for (int i = 0; i < 6; i++) {
            read(i % 2 == 0 ? pool : otherReplica, ACCOUNT);
        }

        assertThat(usedTokens().subList(0, 3)).containsExactlyInAnyOrder("t1", "t2", "t3");
        assertThat(usedTokens().subList(3, 6)).containsExactlyInAnyOrder("t1", "t2", "t3");
    }

    @Test
    void yesterdays_use_is_forgotten() {
        UUID used = vaulted.add(compte, "t1", ACCOUNT);
        UUID lessUsed = vaulted.add(compte, "t2", ACCOUNT);
        Sql.run("UPDATE gateway.tokens SET uses = 900, used_on = CURRENT_DATE - 2 WHERE id = ?", used);
        Sql.run("UPDATE gateway.tokens SET uses = 5, used_on = (now() AT TIME ZONE 'UTC')::date WHERE id = ?", lessUsed);
        graph.answers(call -> OK);

        read(pool, ACCOUNT);

        assertThat(usedTokens()).containsExactly("t1");
    }

    @Test
    void a_dead_token_is_quarantined_after_one_call_for_all_replicas_and_the_next_goes_on() {
        UUID dead = vaulted.add(compte, "dead", ACCOUNT);
        UUID alive = vaulted.add(compte, "alive", ACCOUNT);
        Sql.run("UPDATE gateway.tokens SET uses = 50, used_on = (now() AT TIME ZONE 'UTC')::date WHERE id = ?", alive);
        answersBy(Map.of("dead", DEAD));

        assertThat(read(pool, ACCOUNT)).isInstanceOf(GraphResult.Read.class);
        assertThat(read(otherReplica, ACCOUNT)).isInstanceOf(GraphResult.Read.class);

        assertThat(usedTokens()).containsExactly("dead", "alive", "alive");
        assertThat(vaulted.state(dead)).isEqualTo("quarantined 190 463");
        assertThat(vaulted.state(alive)).isEqualTo("valid");
        assertThat(alerts.told).isEmpty();
    }

    @Test
    void a_token_that_dies_in_the_middle_of_a_stream_loses_and_doubles_no_row() {
        UUID first = vaulted.add(compte, "first", ACCOUNT);
        UUID second = vaulted.add(compte, "second", ACCOUNT);
        Sql.run("UPDATE gateway.tokens SET uses = 50, used_on = (now() AT TIME ZONE 'UTC')::date WHERE id = ?", second);
        List<FakeGraph.Seen> calls = new ArrayList<>();
        graph.answers(call -> {
            if (call.path().endsWith("/insights")) {
                return Reply.ok("{\"data\":[]}");
            }
            calls.add(call);
            boolean page2 = "C2".equals(call.param("after"));
            if (page2 && call.headers().get("Authorization").endsWith("first")) {
                return DEAD;
            }
            return Reply.ok(Bodies.adsPage(List.of(Bodies.ad(page2 ? "12" : "11", Bodies.rows(1, 3), null)),
                    page2 ? null : "C2", 2));
        });

        String body = given().header("Authorization", "Bearer test-service-token-of-32-characters!")
                .contentType("application/json")
                .body("""
                        {"request_id":"7b0e6ff2-7a3f-4d0b-9a1e-000000000001","compte_id":%d,"account_id":"%s","user_id":"u1",
                         "role":"background","since":"2026-01-01","until":"2026-01-30","granularity":"day",
                         "breakdown_set":"none"}""".formatted(compte, ACCOUNT))
                .post("/internal/insights").asString();

        assertThat(body.lines().filter(line -> line.startsWith("{\"row\"")).distinct()).hasSize(6);
        assertThat(body).contains("\"done\":{\"rows\":6,\"calls_made\":4,\"calls_failed\":1").doesNotContain("EAAB");
        assertThat(calls).hasSize(3);
        assertThat(vaulted.state(first)).startsWith("quarantined");
    }

    @Test
    void without_a_token_the_account_is_marked_and_told_once_until_it_is_repaired() {
        vaulted.add(compte, "dead", ACCOUNT);
        answersBy(Map.of("dead", DEAD));

        assertThat(failure(read(pool, ACCOUNT))).isInstanceOfSatisfying(GraphFailure.TokenInvalid.class,
                invalid -> assertThat(String.valueOf(invalid.cause())).contains("190", "463"));
        read(pool, ACCOUNT);
        read(otherReplica, ACCOUNT);

        assertThat(usedTokens()).containsExactly("dead");
        assertThat(alerts.told).containsExactly("REAUTHORISATION_NEEDED " + compte + " " + ACCOUNT);
        assertThat(marked()).containsExactly("t");

        vaulted.add(compte, "new", ACCOUNT);
        read(otherReplica, ACCOUNT);

        assertThat(marked()).containsExactly("f");
        assertThat(alerts.over).contains("REAUTHORISATION_NEEDED tokens:" + compte + ":" + ACCOUNT);
    }

    @Test
    void a_refused_account_is_lost_to_that_token_only() {
        UUID limited = vaulted.add(compte, "limited", ACCOUNT, "act_2");
        UUID full = vaulted.add(compte, "full", ACCOUNT);
        Sql.run("UPDATE gateway.tokens SET uses = 50, used_on = (now() AT TIME ZONE 'UTC')::date WHERE id = ?", full);
        graph.answers(call -> call.path().contains(ACCOUNT) && call.headers().get("Authorization").endsWith("limited") ? DENIED
                : OK);

        read(pool, ACCOUNT);
        read(otherReplica, ACCOUNT);
        read(pool, "act_2");

        assertThat(usedTokens()).containsExactly("limited", "full", "full", "limited");
        assertThat(vaulted.state(limited)).isEqualTo("valid");
        assertThat(alerts.told).isEmpty();
    }

    @Test
    void an_account_that_every_token_is_refused_is_told_and_others_go_on() {
        vaulted.add(compte, "t1", ACCOUNT, "act_2");
        graph.answers(call -> call.path().contains(ACCOUNT) ? DENIED : OK);

        assertThat(failure(read(pool, ACCOUNT))).isInstanceOf(GraphFailure.AccessDenied.class);
        assertThat(failure(read(otherReplica, ACCOUNT))).isInstanceOf(GraphFailure.AccessDenied.class);
        assertThat(read(pool, "act_2")).isInstanceOf(GraphResult.Read.class);

        assertThat(usedTokens()).containsExactly("t1", "t1");
        assertThat(alerts.told).containsExactly("ACCOUNT_ACCESS_LOST " + compte + " " + ACCOUNT);
        assertThat(marked()).containsExactly("f");
    }

    @Test
    void the_tokens_of_another_compte_are_never_used() {
        vaulted.add(compte + 1, "foreign", ACCOUNT);
        graph.answers(call -> OK);

        assertThat(failure(read(pool, ACCOUNT))).isNotNull();
        assertThat(graph.seen()).isEmpty();
    }

    @Test
    void an_ended_token_is_not_tried() {
        vaulted.add(compte, "ended", new TokenState.Expiring(Instant.now().minusSeconds(1)), ACCOUNT);
        graph.answers(call -> OK);

        assertThat(failure(read(pool, ACCOUNT))).isInstanceOf(GraphFailure.TokenInvalid.class);
        assertThat(graph.seen()).isEmpty();
    }

    @Test
    void a_secret_that_does_not_open_is_passed_over() {
        UUID broken = vaulted.add(compte, "broken", ACCOUNT);
        UUID good = vaulted.add(compte, "good", ACCOUNT);
        Sql.run("UPDATE gateway.tokens SET ciphertext = ciphertext || '\\x00'::bytea WHERE id = ?", broken);
        Sql.run("UPDATE gateway.tokens SET uses = 50, used_on = (now() AT TIME ZONE 'UTC')::date WHERE id = ?", good);
        graph.answers(call -> OK);

        assertThat(read(pool, ACCOUNT)).isInstanceOf(GraphResult.Read.class);
        assertThat(usedTokens()).containsExactly("good");
    }

    @Test
    void the_configured_token_serves_every_compte_until_its_accounts_are_known() {
        Sql.run("UPDATE gateway.tokens SET accounts_read_at = NULL WHERE compte_id IS NULL");
        graph.answers(call -> OK);

        assertThat(read(pool, ACCOUNT)).isInstanceOf(GraphResult.Read.class);
        assertThat(usedTokens()).containsExactly("test-graph-token");
    }

    private TokenPool replica() {
        InstantSource clock = InstantSource.system();
        return new TokenPool(client, repository, vault, configured, new Quarantine(tokens, clock),
                new Troubles(troubles, alerts, clock), clock);
    }

    private GraphResult<String> read(TokenPool replica, String account) {
        InsightsRequest request = new InsightsRequest(UUID.randomUUID(), compte, account, "u", Role.CLIENT, Requests.SINCE,
                Requests.SINCE, Granularity.DAY, BreakdownSet.NONE);
        return replica.forRequest(request).get(GraphCall.to(account + "/ads"), body -> "read")
                .await().atMost(Duration.ofSeconds(20));
    }

    private static GraphFailure failure(GraphResult<String> result) {
        return ((GraphResult.Failed<String>) result).failure();
    }

    private void answersBy(Map<String, Reply> refusals) {
        Function<FakeGraph.Seen, Reply> answers = call -> refusals
                .getOrDefault(call.headers().get("Authorization").substring("Bearer ".length()), OK);
        graph.answers(answers);
    }

    private List<String> usedTokens() {
        return graph.seen().stream()
                .map(call -> call.headers().get("Authorization").substring("Bearer ".length()))
                .toList();
    }

    private List<String> marked() {
        return Sql.rows("SELECT reauthorisation_needed FROM facebook_ad_accounts WHERE compte_id = ?", compte);
    }

    private static final class RecordedAlerts implements Alerts {

        private final List<String> told = new ArrayList<>();
        private final List<String> over = new ArrayList<>();

        @Override
        public void raise(AlertKind kind, String episode, @Nullable Integer compteId, @Nullable String accountId,
                String message) {
            told.add(kind + " " + compteId + " " + accountId);
        }

        @Override
        public void over(AlertKind kind, String episode) {
            over.add(kind + " " + episode);
        }
    }
}
