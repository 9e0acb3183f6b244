package dev.fbads.gateway.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.graph.MetaApp;
import dev.fbads.testing.TestClock;

class StateSignerTest {

    private static final Instant END = TestClock.NOW;
    private static final ConnectState STATE = new ConnectState(new UUID(1, 2), 7, "user|with|bars", END, "digest");

    private final StateSigner signer = new StateSigner(new MetaApp("4711", "secret"));

    @Test
    void aSignedStateIsValidOnEveryReplicaUntilItExpires() {
        StateSigner otherReplica = new StateSigner(new MetaApp("4711", "secret"));
        String text = signer.sign(STATE);

        assertThat(otherReplica.verify(text, END.minusSeconds(1))).contains(STATE);
        assertThat(otherReplica.verify(text, END)).isEmpty();
    }

    @Test
    void anyModificationIsDetected() {
        String text = signer.sign(STATE);
        // The last character of each part contains bits that base64 ignores.
        int dot = text.indexOf('.');
        for (int i = 0; i < text.length() - 1; i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            if (i != dot - 1) {
                assertThat(signer.verify(text.substring(0, i) + other + text.substring(i + 1), END.minusSeconds(1))).isEmpty();
            }
        }
    }

    @Test
    void anotherAppSecretYieldsAnotherSignature() {
        assertThat(new StateSigner(new MetaApp("4711", "other")).verify(signer.sign(STATE), END.minusSeconds(1))).isEmpty();
    }
}
