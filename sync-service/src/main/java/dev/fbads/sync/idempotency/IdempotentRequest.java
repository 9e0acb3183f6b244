package dev.fbads.sync.idempotency;

/**
 * A request that may come again.
 *
 * @param key the caller's name for it
 * @param fingerprint of its body
 */
public record IdempotentRequest(IdempotencyKey key, byte[] fingerprint) {

    public IdempotentRequest {
        fingerprint = fingerprint.clone();
    }

    @Override
    public byte[] fingerprint() {
        return fingerprint.clone();
    }
}
