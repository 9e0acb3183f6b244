package dev.fbads.query.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;

@ServiceTest
class VerifiedTokensTest {

    private static final String PATH = "/api/facebook/accounts";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    void aTokenEndsWhenItSays() {
        String token = Api.token("client", "fbads", Duration.ofSeconds(3));
        assertThat(status(token)).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> status(token) == 401);
    }

    private static int status(String token) {
        return Api.with(token).get(PATH).statusCode();
    }

    private double verifications() {
        return meters.get("fbads.auth.verifications").counter().count();
    }
}
