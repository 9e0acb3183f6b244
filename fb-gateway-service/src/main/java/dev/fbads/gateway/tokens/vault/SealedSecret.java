package dev.fbads.gateway.tokens.vault;

import java.util.Arrays;
import java.util.Objects;

/** An encrypted secret: the id of its key, the nonce, and the ciphertext with its tag. */
public final class SealedSecret {

    private final String keyId;
    private final byte[] nonce;
    private final byte[] ciphertext;

    public SealedSecret(String keyId, byte[] nonce, byte[] ciphertext) {
        this.keyId = keyId;
        this.nonce = nonce.clone();
        this.ciphertext = ciphertext.clone();
    }

    public String keyId() {
        return keyId;
    }

    public byte[] nonce() {
        return nonce.clone();
    }

    public byte[] ciphertext() {
        return ciphertext.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedSecret that && keyId.equals(that.keyId) && Arrays.equals(nonce, that.nonce)
                && Arrays.equals(ciphertext, that.ciphertext);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyId, Arrays.hashCode(nonce));
    }

    @Override
    public String toString() {
        return "SealedSecret[keyId=" + keyId + ", ***]";
    }
}
