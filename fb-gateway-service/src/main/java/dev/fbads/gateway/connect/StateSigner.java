package dev.fbads.gateway.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.fbads.gateway.graph.MetaApp;

/** Signs states with HMAC-SHA256 and a dedicated key that every replica derives from the app secret. */
final class StateSigner {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "fbads connect state v1";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final byte[] key;

    StateSigner(MetaApp app) {
        this.key = hmac(app.secret().getBytes(UTF_8), PURPOSE.getBytes(UTF_8));
    }

    String sign(ConnectState state) {
        byte[] payload = state.bytes();
        return ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(hmac(key, payload));
    }

    /** The state, if its signature is valid and it has not expired. */
    Optional<ConnectState> verify(String text, Instant now) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[0]);
            byte[] signature = Base64.getUrlDecoder().decode(parts[1]);
            return MessageDigest.isEqual(hmac(key, payload), signature)
                    ? ConnectState.of(payload).filter(state -> now.isBefore(state.expiresAt()))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, absent);
        }
    }
}
