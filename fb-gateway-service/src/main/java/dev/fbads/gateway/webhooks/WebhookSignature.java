package dev.fbads.gateway.webhooks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/**
 * The header {@code X-Hub-Signature-256}: {@code sha256=} and the lower-case hex HMAC-SHA256 of the received bytes with the
 * app secret. Meta escapes non-ASCII characters before signing, so re-serialised JSON does not match.
 */
@ApplicationScoped
class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";

    private final Optional<SecretKeySpec> key;

    WebhookSignature(WebhooksConfig config) {
        this.key = config.appSecret().filter(secret -> config.enabled() && !secret.isBlank())
                .map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
    }

    /** Whether the signature matches the bytes; compares in constant time. */
    boolean matches(byte[] body, @Nullable String header) {
        return header != null && header.startsWith(PREFIX) && key
                .filter(own -> MessageDigest.isEqual(hmac(own, body), header.substring(PREFIX.length()).getBytes(US_ASCII)))
                .isPresent();
    }

    private static byte[] hmac(SecretKeySpec key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(body)).getBytes(US_ASCII);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has HmacSHA256", absent);
        }
    }
}
