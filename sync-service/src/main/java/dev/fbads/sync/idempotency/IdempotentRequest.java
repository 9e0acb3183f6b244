package dev.fbads.sync.idempotency;

/**
 * A request with an idempotency key.
 *
 * @param key chosen by the client
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
