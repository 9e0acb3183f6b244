package dev.fbads.gateway.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Binds a dialog to the browser that started it. Otherwise an attacker could send the address of the dialog to another
 * person and connect that person's Meta user to their own compte.
 */
final class BrowserBinding {

    static final String COOKIE = "fbads_connect";

    private BrowserBinding() {
    }

    /** The digest of the cookie value, stored in the state. */
    static String digest(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }

    static boolean isSame(ConnectState state, @Nullable String value) {
        return value != null
                && MessageDigest.isEqual(digest(value).getBytes(UTF_8), state.browser().getBytes(UTF_8));
    }
}
