package dev.fbads.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.Sql;
import dev.fbads.gateway.testing.StoredTestToken;
import dev.fbads.gateway.testing.Timeouts;
import dev.fbads.gateway.tokens.vault.SealedSecret;
import dev.fbads.testing.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class TokenMetricsTest {

    private static final Duration TIMEOUT = Timeouts.LONG;
    private static final GraphCode INVALID = new GraphCode(190, 463);

    @Inject
    StoredTestToken storedTokens;

    @Inject
    TokenRepository tokens;

    /** A separate registry: the global one still has the gauges of earlier services of this JVM. */
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void tokensAreShownByState() {
        TokenMetrics metrics = new TokenMetrics(tokens, meters);
        assertThat(shown("valid")).as("not counted yet").isNaN();
        Sql.run("DELETE FROM gateway.tokens WHERE compte_id IS NOT NULL");
        metrics.count().await().atMost(TIMEOUT);
        double valid = shown("valid");
        Instant soon = TestClock.NOW.plusSeconds(60);
        storedTokens.add(61, "m1", new TokenState.Expiring(soon));
        storedTokens.add(61, "m2", new TokenState.Expiring(soon));
        UUID refused = storedTokens.add(61, "m3");
        storedTokens.add(61, "m4");
        SealedSecret secret = tokens.find(refused).await().atMost(TIMEOUT).orElseThrow().secret();
        tokens.move(refused, secret, new TokenState.Quarantined(INVALID, TestClock.NOW, null)).await().atMost(TIMEOUT);

        metrics.count().await().atMost(TIMEOUT);

        assertThat(shown("valid")).isEqualTo(valid + 1);
        assertThat(shown("expiring")).isEqualTo(2);
        assertThat(shown("quarantined")).isEqualTo(1);
        assertThat(shown("revoked")).isZero();

        tokens.move(refused, secret, new TokenState.Revoked(INVALID, TestClock.NOW)).await().atMost(TIMEOUT);
        metrics.count().await().atMost(TIMEOUT);
        assertThat(shown("quarantined")).as("a state that nobody is in any longer").isZero();
        assertThat(shown("revoked")).isEqualTo(1);
    }

    private double shown(String state) {
        return meters.get("fbads.tokens").tag("state", state).gauge().value();
    }
}
