package dev.fbads.gateway.tokens.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.random.RandomGenerator;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.fbads.gateway.graph.AccessToken;

/**
 * Encrypts and decrypts tokens. Guarantees:
 * <ol>
 * <li>AES-256-GCM with a new random nonce each time and the active key; every configured key decrypts.</li>
 * <li>A secret that was modified, or belongs to another row, compte or key, is not decrypted.</li>
 * <li>Intermediate plain bytes are overwritten.</li>
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

    /** @param random cryptographically secure: a repeated nonce reveals the secrets of a key */
    public Vault(VaultKeys keys, RandomGenerator random) {
        this.keys = keys;
        this.random = random;
    }

    /** Encrypts the token for the row with the active key. */
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

    /** @throws SecretUnreadableException when it cannot be decrypted for this row */
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

    /** The id of the active key. */
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
