package dev.fbads.simulator.graph;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.fbads.simulator.SimulatorConfig;

/** Which token may read what. */
@Singleton
class AccessTokens {

    private static final String HMAC = "HmacSHA256";

    private final SimulatorConfig config;

    AccessTokens(SimulatorConfig config) {
        this.config = config;
    }

    /** Refuses a call whose token is missing or wrong, or whose {@code appsecret_proof} is, when a secret is configured. */
    Access check(@Nullable String token, @Nullable String proof) {
        if (token == null || token.isBlank()) {
            throw GraphErrors.tokenMissing();
        }
        if (!config.tokens().contains(token)) {
            throw GraphErrors.tokenInvalid();
        }
        config.appSecret().ifPresent(secret -> checkProof(secret, token, proof));
        return new Access(token, Optional.ofNullable(config.tokenAccounts().get(token)));
    }

    private static void checkProof(String secret, String token, @Nullable String proof) {
        if (proof == null) {
            throw GraphErrors.proofInvalid(true);
        }
        byte[] expected = proofOf(secret, token).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, proof.getBytes(StandardCharsets.UTF_8))) {
            throw GraphErrors.proofInvalid(false);
        }
    }

    /** Lower-case hex of the HMAC of the token. */
    static String proofOf(String secret, String token) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + HMAC, e);
        }
    }

    /** A good token and the accounts it was limited to. */
    record Access(String token, Optional<Set<String>> accounts) {

        boolean mayRead(String prefixedAccountId) {
            return accounts.map(allowed -> allowed.contains(prefixedAccountId)).orElse(true);
        }

        @Override
        public String toString() {
            return "Access[token=***, accounts=" + accounts + "]";
        }
    }
}
