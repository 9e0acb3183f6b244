package dev.fbads.simulator.tokens;

import java.util.Arrays;
import java.util.Locale;

/** Why a token is good no more: the subcodes of error 190. */
public enum TokenDeath {
    /** The user removed the app. */
    REVOKED(458, "The user has not authorized application %s."),
    /** The user must log in to Facebook first. */
    CHECKPOINT(459, "You cannot access the app till you log in to www.facebook.com and follow the instructions given."),
    /** The user changed the password. */
    PASSWORD_CHANGED(460, "The session has been invalidated because the user changed their password or Facebook has changed "
            + "the session for security reasons."),
    /** Its time is over. */
    EXPIRED(463, "Session has expired."),
    /** The user's account is not confirmed. */
    UNCONFIRMED(464, "Sessions for the user are not allowed because the user is not a confirmed user."),
    /** The user logged out. */
    INVALID(467, "The session is invalid because the user logged out.");

    private final int subcode;
    private final String reason;

    TokenDeath(int subcode, String reason) {
        this.subcode = subcode;
        this.reason = reason;
    }

    /** The one with this subcode or lower-case name. */
    public static TokenDeath of(String text) {
        return Arrays.stream(values())
                .filter(death -> text.equals(Integer.toString(death.subcode))
                        || text.equals(death.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("subcode must be one of 458, 459, 460, 463, 464, 467"));
    }

    /** The subcode of error 190. */
    public int subcode() {
        return subcode;
    }

    /** Meta's message. */
    public String message(String appId) {
        return "Error validating access token: " + reason.formatted(appId);
    }
}
