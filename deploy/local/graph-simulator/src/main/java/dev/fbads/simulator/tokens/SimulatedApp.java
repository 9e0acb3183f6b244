package dev.fbads.simulator.tokens;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

import dev.fbads.simulator.SimulatorConfig;

/** The one Meta app that exists here, and what only the holder of its secret can make. */
@Singleton
public class SimulatedApp {

    private static final String HMAC = "HmacSHA256";

    private final String id;
    private final String secret;

    SimulatedApp(SimulatorConfig config) {
        this.id = config.appId();
        this.secret = config.appSecret();
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** The token by which it acts for itself. */
    public String token() {
        return id + "|" + secret;
    }

    /** Whether this is its secret. */
    public boolean hasSecret(String given) {
        return same(secret, given);
    }

    /** Whether this is the proof that belongs to a token: lower-case hex of the HMAC of the token. */
    public boolean proves(String token, String proof) {
        return same(sign(token.getBytes(StandardCharsets.UTF_8)), proof);
    }

    /** Lower-case hex of the HMAC-SHA256 of bytes. */
    public String sign(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + HMAC, e);
        }
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
