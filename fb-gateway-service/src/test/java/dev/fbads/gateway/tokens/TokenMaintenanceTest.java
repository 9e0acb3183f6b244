package dev.fbads.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.LogLines;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Sql;
import dev.fbads.gateway.testing.StoredTestToken;
import dev.fbads.gateway.testing.Timeouts;
import dev.fbads.service.database.AdvisoryLock;
import dev.fbads.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class TokenMaintenanceTest {

    private static final Duration TIMEOUT = Timeouts.LONG;
    private static final String NO_ACCOUNTS = "{\"data\":[]}";

    FakeGraph graph;

    @Inject
    StoredTestToken storedTokens;

    @Inject
    TokenMaintenance maintenance;

    @Inject
    AdvisoryLock advisoryLock;

    private final Map<String, String> facts = new ConcurrentHashMap<>();
    private Function<FakeGraph.Seen, Reply> exchange = call -> Reply.error(400, 100, null, "unexpected");

    @BeforeEach
    void meta() {
        facts.put("test-graph-token", valid(0, "ads_read"));
        graph.respondsWith(call -> switch (call.path()) {
            case "/v26.0/debug_token" -> Reply.ok(facts.getOrDefault(call.param("input_token"), valid(0, "ads_read")));
            case "/v26.0/oauth/access_token" -> exchange.apply(call);
            default -> Reply.ok(NO_ACCOUNTS);
        });
    }

    @Test
    void anExpiringTokenIsRefreshed() {
        UUID id = storedTokens.add(1, "short", "act_1");
        facts.put("short", valid(TestClock.NOW.plus(Duration.ofDays(3)).getEpochSecond(), "ads_read"));
        exchange = call -> Reply.ok("{\"access_token\":\"long\",\"token_type\":\"bearer\",\"expires_in\":5183944}");

        run();

        assertThat(storedTokens.opened(id)).isEqualTo("long");
        assertThat(storedTokens.state(id)).isEqualTo("valid");
        assertThat(Sql.rows("SELECT expires_at > ? FROM gateway.tokens WHERE id = ?",
                TestClock.NOW.plus(Duration.ofDays(59)).atOffset(ZoneOffset.UTC), id)).containsExactly("t");
    }

    @Test
    void aRefusedRefreshLeavesTheTokenExpiring() {
        UUID id = storedTokens.add(1, "short");
        facts.put("short", valid(TestClock.NOW.plus(Duration.ofDays(3)).getEpochSecond(), "ads_read"));

        run();

        assertThat(storedTokens.state(id)).isEqualTo("expiring");
        assertThat(storedTokens.opened(id)).isEqualTo("short");
    }

    @Test
    void anInvalidTokenIsQuarantinedWithItsReasonAndRestoredWhenValidAgain() {
        UUID id = storedTokens.add(1, "wavering");
        facts.put("wavering", bad(190, 459));

        run();
        assertThat(storedTokens.state(id)).isEqualTo("quarantined 190 459");

        facts.put("wavering", valid(0, "ads_read"));
        Sql.run("UPDATE gateway.tokens SET checked_at = NULL");
        run();
        assertThat(storedTokens.state(id)).isEqualTo("valid");
    }

    @Test
    void aTokenWhoseUserRemovedTheAppLosesItsSecret() {
        UUID id = storedTokens.add(1, "gone");
        facts.put("gone", bad(190, 458));

        run();
        Sql.run("UPDATE gateway.tokens SET checked_at = NULL");
        run();

        assertThat(storedTokens.state(id)).isEqualTo("revoked 190 458");
        assertThat(Sql.rows("SELECT ciphertext IS NULL AND nonce IS NULL FROM gateway.tokens WHERE id = ?", id))
                .containsExactly("t");
    }

    @Test
    void aTokenWithoutAdsReadIsQuarantined() {
        UUID id = storedTokens.add(1, "unticked");
        facts.put("unticked", valid(0, "public_profile"));

        run();

        assertThat(storedTokens.state(id)).isEqualTo("quarantined 10");
    }

    @Test
    void listingAccountsAgainClearsRefusals() {
        UUID id = storedTokens.add(1, "t", "act_1", "act_2");
        Sql.run("UPDATE gateway.tokens SET accounts_read_at = NULL WHERE id = ?", id);
        Sql.run("UPDATE gateway.token_accounts SET denied_code = 200, denied_at = now() WHERE account_id = 'act_2'");
        graph.respondsWith(call -> call.path().endsWith("/debug_token") ? Reply.ok(valid(0, "ads_read"))
                : Reply.ok("{\"data\":[{\"account_id\":\"2\"},{\"account_id\":\"3\"}]}"));

        run();

        assertThat(
                Sql.rows("SELECT account_id, listed, denied_at FROM gateway.token_accounts WHERE token_id = ? ORDER BY 1", id))
                .containsExactly("act_2 t null", "act_3 t null");
    }

    @Test
    void aFailureOfOneTokenDoesNotAffectTheOthers() {
        UUID broken = storedTokens.add(1, "broken");
        UUID fine = storedTokens.add(1, "fine");
        UUID silent = storedTokens.add(1, "silent");
        Sql.run("UPDATE gateway.tokens SET ciphertext = ciphertext || '\\x00'::bytea WHERE id = ?", broken);
        facts.put("silent", "{}");

        run();

        assertThat(storedTokens.state(silent)).isEqualTo("valid");
        assertThat(Sql.rows("SELECT checked_at IS NOT NULL FROM gateway.tokens WHERE id = ?", fine)).containsExactly("t");
        assertThat(Sql.rows("SELECT app_id FROM gateway.tokens WHERE id = ?", fine)).as("by Meta's word")
                .containsExactly("4711");
    }

    @Test
    void tokensThatAreNotDueAreNotChecked() {
        storedTokens.add(1, "t", new TokenState.Valid(null));
        run();
        int calls = graph.seen().size();

        run();

        assertThat(graph.seen()).hasSize(calls);
    }

    @Test
    void oneReplicaAtATimeRunsTheMaintenance() {
        boolean other = advisoryLock.tryHold("fbads-gateway-token-maintenance", () -> maintenance.run()
                .invoke(mine -> assertThat(mine).isFalse()).replaceWithVoid()).await().atMost(TIMEOUT);

        assertThat(other).isTrue();
        assertThat(graph.seen()).isEmpty();
        assertThat(run()).isTrue();
    }

    @Test
    void noLogLineAndNoPlainColumnHoldsAToken() {
        storedTokens.add(1, "EAAB-first", "act_1");
        storedTokens.add(1, "EAAB-void", "act_1");
        facts.put("EAAB-first", valid(TestClock.NOW.plusSeconds(99).getEpochSecond(), "ads_read"));
        facts.put("EAAB-void", bad(190, 463));
        exchange = call -> Reply.error(400, 190, null, "Malformed access token " + call.param("fb_exchange_token"));
        List<String> lines;
        try (LogLines log = new LogLines("dev.fbads.gateway")) {
            run();
            lines = log.lines();
        }

        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains("EAAB-") || line.contains("test-app-secret"));
        assertThat(Sql.rows("SELECT t::text, encode(ciphertext, 'escape') FROM gateway.tokens t"))
                .noneMatch(row -> row.replace("meta-EAAB", "").contains("EAAB-"));
    }

    private boolean run() {
        return Uni.createFrom().deferred(maintenance::run).await().atMost(TIMEOUT);
    }

    private static String valid(long expiresAt, String scope) {
        return ("{\"data\":{\"app_id\":\"4711\",\"type\":\"USER\",\"is_valid\":true,\"expires_at\":%d,"
                + "\"data_access_expires_at\":0,\"scopes\":[\"%s\"],\"user_id\":\"77\"}}").formatted(expiresAt, scope);
    }

    private static String bad(int code, int subcode) {
        return "{\"data\":{\"is_valid\":false,\"error\":{\"code\":%d,\"message\":\"void\",\"subcode\":%d},\"scopes\":[]}}"
                .formatted(code, subcode);
    }
}
