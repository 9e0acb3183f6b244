package dev.fbads.query.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.ServiceTest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

@ServiceTest
class VerifiedTokensTest {

    private static final String PATH = "/api/facebook/accounts";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Inject
    MeterRegistry meters;

    @Test
    void aTokenIsVerifiedOnce() {
        String token = Api.token("client", "fbads", Duration.ofMinutes(5));
        double before = verifications();

        for (int i = 0; i < 5; i++) {
            assertThat(status(token)).isEqualTo(200);
        }

        assertThat(verifications() - before).isEqualTo(1);
    }

    @Test
    void anotherSignatureIsAnotherToken() {
        String token = Api.token("client", "fbads", Duration.ofMinutes(5));
        assertThat(status(token)).isEqualTo(200);
        int signature = token.lastIndexOf('.') + 1;
        char first = token.charAt(signature);

        String forged = token.substring(0, signature) + (first == 'A' ? 'B' : 'A') + token.substring(signature + 1);

        assertThat(status(forged)).isEqualTo(401);
        assertThat(status(token)).isEqualTo(200);
    }

    @Test
    void aTokenIsRefusedAfterItsExpiry() {
        // The shortest lifetime within which a busy machine verifies the token.
        String token = Stream.iterate(Duration.ofSeconds(2), lifetime -> lifetime.multipliedBy(2))
                .map(lifetime -> Api.token("client", "fbads", lifetime))
                .filter(candidate -> status(candidate) == 200)
                .findFirst()
                .orElseThrow();

        await().atMost(PATIENCE).until(() -> status(token) == 401);
    }

    private static int status(String token) {
        return Api.with(token).get(PATH).statusCode();
    }

    /** The counter is registered with the first request. */
    private double verifications() {
        return meters.find("fbads.auth.verifications").counters().stream().mapToDouble(Counter::count).sum();
    }
}
