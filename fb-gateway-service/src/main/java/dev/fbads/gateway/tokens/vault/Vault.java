package dev.fbads.gateway.tokens.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.fbads.gateway.graph.AccessToken;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals tokens and opens them. Promises:
 * <ol>
 * <li>AES-256-GCM with a new random nonce each time, under the active key; every configured key opens.</li>
 * <li>What was changed, or belongs to another row, compte or key, does not open.</li>
 * <li>Bytes in between are wiped.</li>
 * </ol>
 */
@ApplicationScoped
public class Vault {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final VaultKeys keys;
    private final RandomGenerator random;

    @Inject
    Vault(VaultKeys keys) {
        this(keys, new SecureRandom());
    }

    /** @param random unpredictable: a nonce that comes twice gives the key's secrets away */
    public Vault(VaultKeys keys, RandomGenerator random) {
        this.keys = keys;
        this.random = random;
    }

    /** Seals the token for the row, under the active key. */
    public SealedSecret seal(AccessToken token, RowIdentity row) {
        byte[] plain = token.bytes();
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            SecretKey key = keys.find(keys.activeId()).orElseThrow();
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, row.bytes(keys.activeId()));
            return new SealedSecret(keys.activeId(), nonce, cipher.doFinal(plain));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has " + CIPHER, absent);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** @throws SecretUnreadableException when it does not open for this row */
    public AccessToken open(SealedSecret secret, RowIdentity row) {
        SecretKey key = keys.find(secret.keyId())
                .orElseThrow(() -> new SecretUnreadableException(row, secret.keyId(), "the key is not configured"));
        byte[] plain = new byte[0];
        try {
            plain = cipher(Cipher.DECRYPT_MODE, key, secret.nonce(), row.bytes(secret.keyId())).doFinal(secret.ciphertext());
            return AccessToken.of(ByteBuffer.wrap(plain));
        } catch (AEADBadTagException tampered) {
            throw new SecretUnreadableException(row, secret.keyId(), "it is not what was sealed for this row");
        } catch (GeneralSecurityException malformed) {
            throw new SecretUnreadableException(row, secret.keyId(), malformed.getClass().getSimpleName());
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** The id of the key that seals. */
    public String activeKeyId() {
        return keys.activeId();
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] identity) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(identity);
        return cipher;
    }
}
