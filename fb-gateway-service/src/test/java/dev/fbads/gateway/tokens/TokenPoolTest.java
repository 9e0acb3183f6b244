package dev.fbads.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Sql;
import dev.fbads.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The selection of tokens. */
@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class TokenPoolTest extends PoolBench {

    @Test
    void theLeastUsedTokenComesFirstWhicheverReplicaUsedIt() {
        storedTokens.add(compte, "t1", ACCOUNT);
        storedTokens.add(compte, "t2", ACCOUNT);
        storedTokens.add(compte, "t3", ACCOUNT);
        graph.respondsWith(call -> OK);

        for (int i = 0; i < 6; i++) {
            read(i % 2 == 0 ? pool : otherReplica, ACCOUNT);
        }

        assertThat(usedTokens().subList(0, 3)).containsExactlyInAnyOrder("t1", "t2", "t3");
        assertThat(usedTokens().subList(3, 6)).containsExactlyInAnyOrder("t1", "t2", "t3");
    }

    @Test
    void aTokenOfAStoppedAppIsNotSelectedWhileAnotherAppIsAvailable() {
        UUID used = storedTokens.add(compte, "of-another", ACCOUNT);
        storedTokens.add(compte, "of-ours", ACCOUNT);
        Sql.run("UPDATE gateway.tokens SET app_id = '9' WHERE id = ?", used);
        used(used, 90);
        graph.respondsWith(call -> OK);

        // The configured app, assumed for tokens without a known one.
        stoppedApps.add("4711");
        read(pool, ACCOUNT);
        stoppedApps.add("9");
        read(pool, ACCOUNT);

        assertThat(usedTokens()).containsExactly("of-another", "of-ours");
    }

    @Test
    void aCallWhoseAppIsStoppedUsesATokenOfAnotherApp() {
        UUID lessUsed = storedTokens.add(compte, "t1", ACCOUNT);
        UUID moreUsed = storedTokens.add(compte, "t2", ACCOUNT);
        Sql.run("UPDATE gateway.tokens SET app_id = '9' WHERE id = ?", lessUsed);
        used(moreUsed, 5);
        graph.respondsWith(call -> {
            if (call.headers().get("Authorization").endsWith("t1")) {
                stoppedApps.add("9");
                return Reply.error(400, 4, null, "Application request limit reached");
            }
            return OK;
        });

        assertThat(read(pool, ACCOUNT)).isInstanceOf(GraphResult.Read.class);
        assertThat(usedTokens()).containsExactly("t1", "t2");
        assertThat(storedTokens.state(lessUsed)).isEqualTo("valid");
    }

    @Test
    void theUseOfThePreviousDayDoesNotCount() {
        UUID used = storedTokens.add(compte, "t1", ACCOUNT);
        UUID lessUsed = storedTokens.add(compte, "t2", ACCOUNT);
        usedOn(TestClock.TODAY.minusDays(1), used, 900);
        used(lessUsed, 5);
        graph.respondsWith(call -> OK);

        read(pool, ACCOUNT);

        assertThat(usedTokens()).containsExactly("t1");
    }

    @Test
    void theTokensOfAnotherCompteAreNeverUsed() {
        storedTokens.add(compte + 1, "foreign", ACCOUNT);
        graph.respondsWith(call -> OK);

        assertThat(failure(read(pool, ACCOUNT))).isNotNull();
        assertThat(graph.seen()).isEmpty();
    }

    @Test
    void anExpiredTokenIsNotSelected() {
        storedTokens.add(compte, "ended", new TokenState.Expiring(TestClock.NOW), ACCOUNT);
        graph.respondsWith(call -> OK);

        assertThat(failure(read(pool, ACCOUNT))).isInstanceOf(GraphFailure.TokenInvalid.class);
        assertThat(graph.seen()).isEmpty();
    }

    @Test
    void anUnreadableSecretIsSkipped() {
        UUID broken = storedTokens.add(compte, "broken", ACCOUNT);
        UUID good = storedTokens.add(compte, "good", ACCOUNT);
        Sql.run("UPDATE gateway.tokens SET ciphertext = ciphertext || '\\x00'::bytea WHERE id = ?", broken);
        used(good, 50);
        graph.respondsWith(call -> OK);

        assertThat(read(pool, ACCOUNT)).isInstanceOf(GraphResult.Read.class);
        assertThat(usedTokens()).containsExactly("good");
    }

    @Test
    void theConfiguredTokenServesEveryCompteUntilItsAccountsAreKnown() {
        Sql.run("UPDATE gateway.tokens SET accounts_read_at = NULL WHERE compte_id IS NULL");
        graph.respondsWith(call -> OK);

        assertThat(read(pool, ACCOUNT)).isInstanceOf(GraphResult.Read.class);
        assertThat(usedTokens()).containsExactly("test-graph-token");
    }
}
