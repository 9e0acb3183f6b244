package dev.fbads.gateway.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Ties a dialog to the browser in which it began. Without it, somebody could send the dialog's address to another person
 * and get that person's Meta user into their own compte.
 */
final class BrowserBinding {

    static final String COOKIE = "fbads_connect";

    private BrowserBinding() {
    }

    /** What a state keeps of the cookie's value. */
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
