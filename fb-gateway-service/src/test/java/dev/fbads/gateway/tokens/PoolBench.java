package dev.fbads.gateway.tokens;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import dev.fbads.contracts.accounts.Role;
import dev.fbads.contracts.alerts.AlertKind;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.alerts.Alerts;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.graph.CredentialsConfig;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphClient;
import dev.fbads.gateway.testing.Bodies;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Requests;
import dev.fbads.gateway.testing.Sql;
import dev.fbads.gateway.testing.StoredTestToken;
import dev.fbads.gateway.testing.Timeouts;
import dev.fbads.gateway.tokens.vault.Vault;
import dev.fbads.testing.TestClock;
import io.smallrye.mutiny.Uni;

/** The pool over a real database; each test uses a compte of its own, where the token of the installation reads nothing. */
abstract class PoolBench {

    static final String ACCOUNT = "act_900100200";
    static final Reply OK = Reply.ok(Bodies.adsPage(List.of(), null));
    static final Reply INVALID = Reply.error(400, 190, 463, "EAAB-quoted has expired");
    static final Reply DENIED = Reply.error(403, 200, null, "no permission");

    FakeGraph graph;

    @Inject
    StoredTestToken storedTokens;

    @Inject
    GraphClient client;

    @Inject
    TokenPoolRepository repository;

    @Inject
    ReauthorizationRepository reauthorization;

    @Inject
    TokenRepository tokens;

    @Inject
    Vault vault;

    @Inject
    ConfiguredToken configured;

    @Inject
    CredentialsConfig tokensConfig;

    @Inject
    InstantSource clock;

    final Set<String> stoppedApps = ConcurrentHashMap.newKeySet();
    final RecordedAlerts alerts = new RecordedAlerts();
    int compte;
    TokenPool pool;
    TokenPool otherReplica;

    @BeforeEach
    void compteOfItsOwn() {
        compte = Integer.parseInt(Sql.rows(
                "INSERT INTO comptes (id, nom) SELECT coalesce(max(id), 1000) + 1, 'Test' FROM comptes RETURNING id").get(0));
        Sql.run("INSERT INTO facebook_ad_accounts (compte_id, account_id, name, currency, timezone_name)"
                + " VALUES (?, ?, 'A', 'CAD', 'America/Toronto')", compte, ACCOUNT);
        Sql.run("UPDATE gateway.tokens SET accounts_read_at = ? WHERE compte_id IS NULL",
                TestClock.NOW.atOffset(ZoneOffset.UTC));
        pool = replica();
        otherReplica = replica();
    }

    /** The number of uses of the token on the current day. */
    static void used(UUID token, int times) {
        usedOn(TestClock.TODAY, token, times);
    }

    static void usedOn(LocalDate day, UUID token, int times) {
        Sql.run("UPDATE gateway.tokens SET uses = ?, used_on = ? WHERE id = ?", times, day, token);
    }

    private TokenPool replica() {
        return new TokenPool(client, repository, vault, configured, new TokenQuarantine(tokens, clock),
                new ReauthorizationAlerts(reauthorization, alerts, clock), clock,
                () -> Uni.createFrom().item(Set.copyOf(stoppedApps)),
                tokensConfig);
    }

    GraphResult<String> read(TokenPool replica, String account) {
        InsightsRequest request = new InsightsRequest(UUID.randomUUID(), compte, account, "u", Role.CLIENT, Requests.SINCE,
                Requests.SINCE, Granularity.DAY, BreakdownSet.NONE);
        return replica.forRequest(request).get(GraphCall.to(account + "/ads"), body -> "read")
                .await().atMost(Timeouts.LONG);
    }

    static GraphFailure failure(GraphResult<String> result) {
        return ((GraphResult.Failed<String>) result).failure();
    }

    void answersBy(Map<String, Reply> refusals) {
        Function<FakeGraph.Seen, Reply> answers = call -> refusals
                .getOrDefault(call.headers().get("Authorization").substring("Bearer ".length()), OK);
        graph.respondsWith(answers);
    }

    List<String> usedTokens() {
        return graph.seen().stream()
                .map(call -> call.headers().get("Authorization").substring("Bearer ".length()))
                .toList();
    }

    List<String> marked() {
        return Sql.rows("SELECT reauthorisation_needed FROM facebook_ad_accounts WHERE compte_id = ?", compte);
    }

    static final class RecordedAlerts implements Alerts {

        final List<String> raised = new ArrayList<>();
        final List<String> over = new ArrayList<>();

        @Override
        public void raise(AlertKind kind, String episode, @Nullable Integer compteId, @Nullable String accountId,
                String message) {
            raised.add(kind + " " + compteId + " " + accountId);
        }

        @Override
        public void resolve(AlertKind kind, String episode) {
            over.add(kind + " " + episode);
        }
    }
}
