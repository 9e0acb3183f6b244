package dev.fbads.gateway.tokens.vault;

/** A secret that cannot be decrypted: modified, moved to another row, or encrypted with a key that is not configured. */
public final class SecretUnreadableException extends RuntimeException {

    public SecretUnreadableException(RowIdentity row, String keyId, String reason) {
        super("the secret of row " + row.id() + " under key " + keyId + " cannot be read: " + reason);
    }
}
