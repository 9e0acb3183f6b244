package dev.fbads.gateway.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class AccessTokenTest {

    @Test
    void aTokenIsMasked() {
        assertThat(new AccessToken("EAAB-secret").toString()).doesNotContain("EAAB");
        assertThatThrownBy(() -> new AccessToken(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theProofIsTheHmacOfTheTokenUnderTheAppSecret() {
        // RFC 4231, test case 2.
        AppSecretProof proof = new AppSecretProof(Optional.of("Jefe"));

        assertThat(proof.of(new AccessToken("what do ya want for nothing?")))
                .contains("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(new AppSecretProof(Optional.of(" ")).of(new AccessToken("x"))).isEmpty();
    }
}
