package dev.fbads.gateway.tokens.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.graph.MetaApp;

class VaultTest {

    private static final String ONE = key("one");
    private static final String TWO = key("two");
    private static final AccessToken TOKEN = new AccessToken("EAAB-very-secret");
    private static final RowIdentity ROW = new RowIdentity(new UUID(1, 2), 7);

    private final Vault vault = vault(Map.of("one", ONE), "one");

    @Test
    void anEncryptedTokenIsDecryptedForItsRow() {
        assertThat(vault.open(vault.seal(TOKEN, ROW), ROW)).isEqualTo(TOKEN);
    }

    @Test
    void theSameTokenIsEncryptedDifferentlyEachTime() {
        assertThat(vault.seal(TOKEN, ROW).ciphertext()).isNotEqualTo(vault.seal(TOKEN, ROW).ciphertext());
        assertThat(vault.seal(TOKEN, ROW).nonce()).isNotEqualTo(vault.seal(TOKEN, ROW).nonce()).hasSize(12);
    }

    @Test
    void everyConfiguredKeyDecryptsAndTheActiveOneEncrypts() {
        SealedSecret old = vault.seal(TOKEN, ROW);
        Vault both = vault(Map.of("one", ONE, "two", TWO), "two");

        assertThat(both.open(old, ROW)).isEqualTo(TOKEN);
        assertThat(both.seal(TOKEN, ROW).keyId()).isEqualTo("two");
    }

    @Test
    void aModifiedSecretIsNotDecrypted() {
        SealedSecret sealed = vault.seal(TOKEN, ROW);
        for (int i = 0; i < sealed.ciphertext().length; i++) {
            assertUnreadable(vault, new SealedSecret("one", sealed.nonce(), flipped(sealed.ciphertext(), i)), ROW);
        }
        assertUnreadable(vault, new SealedSecret("one", flipped(sealed.nonce(), 3), sealed.ciphertext()), ROW);
        assertUnreadable(vault, new SealedSecret("one", sealed.nonce(), new byte[3]), ROW);
        assertUnreadable(vault, new SealedSecret("one", new byte[0], sealed.ciphertext()), ROW);
    }

    @Test
    void aSecretIsNotDecryptedInAnotherRowOrCompte() {
        SealedSecret sealed = vault.seal(TOKEN, ROW);

        assertUnreadable(vault, sealed, new RowIdentity(new UUID(1, 3), 7));
        assertUnreadable(vault, sealed, new RowIdentity(new UUID(1, 2), 8));
        assertUnreadable(vault, sealed, new RowIdentity(new UUID(1, 2), null));
    }

    @Test
    void aSecretIsNotDecryptedUnderAnotherKeyId() {
        SealedSecret sealed = vault.seal(TOKEN, ROW);
        Vault same = vault(Map.of("one", ONE, "alias", ONE, "two", TWO), "one");

        assertUnreadable(same, new SealedSecret("alias", sealed.nonce(), sealed.ciphertext()), ROW);
        assertUnreadable(same, new SealedSecret("two", sealed.nonce(), sealed.ciphertext()), ROW);
        assertUnreadable(same, new SealedSecret("gone", sealed.nonce(), sealed.ciphertext()), ROW);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "c2hvcnQ=", "not base64 at all!", "c3VwZXItc2VjcmV0LWtleS1tYXRlcmlhbA" })
    void aWrongKeyIsNamedAndNotShown(String wrong) {
        assertThatThrownBy(() -> new VaultKeys(Map.of("one", wrong), "one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fbads.vault.keys.one must be 32 bytes in base64");
    }

    @Test
    void anActiveKeyThatIsNotConfiguredIsNamed() {
        assertThatThrownBy(() -> new VaultKeys(Map.of("one", ONE), "two")).hasMessageContaining("fbads.vault.active-key");
    }

    @Test
    void noTextContainsASecret() {
        assertThat(new VaultKeys(Map.of("one", ONE), "one").toString()).contains("one").doesNotContain(ONE);
        assertThat(vault.seal(TOKEN, ROW).toString()).isEqualTo("SealedSecret[keyId=one, ***]");
        assertThat(new MetaApp("4711", "app-secret").toString()).doesNotContain("app-secret");
        assertThat(new MetaApp("4711", "app-secret").token().toString()).doesNotContain("app-secret");
    }

    private static void assertUnreadable(Vault vault, SealedSecret sealed, RowIdentity row) {
        assertThatThrownBy(() -> vault.open(sealed, row)).isInstanceOf(SecretUnreadableException.class)
                .hasMessageNotContaining("EAAB").hasNoCause();
    }

    private static Vault vault(Map<String, String> keys, String active) {
        return new Vault(new VaultKeys(keys, active), new SecureRandom());
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= 1;
        return changed;
    }

    private static String key(String seed) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (seed.charAt(i % seed.length()) + i);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }
}
