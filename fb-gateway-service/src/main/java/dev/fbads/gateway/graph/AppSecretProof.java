package dev.fbads.gateway.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Proof that a call comes from the owner of the Meta app: lower-case hex of HMAC-SHA256 with the app secret over the access
 * token (Graph API, "Securing Graph API calls").
 */
@ApplicationScoped
public class AppSecretProof {

    private static final String ALGORITHM = "HmacSHA256";

    private final Optional<String> appSecret;

    @Inject
    AppSecretProof(CredentialsConfig config) {
        this(config.appSecret());
    }

    public AppSecretProof(Optional<String> appSecret) {
        this.appSecret = appSecret.filter(secret -> !secret.isBlank());
    }

    /** The proof for the token; empty where no app secret is configured. */
    public Optional<String> of(AccessToken token) {
        return appSecret.map(secret -> hmac(secret, token.value()));
    }

    private static String hmac(String key, String message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has HmacSHA256", absent);
        }
    }
}
