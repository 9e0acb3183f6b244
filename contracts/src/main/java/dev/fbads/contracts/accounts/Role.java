package dev.fbads.contracts.accounts;

import java.util.Locale;

/** Who asks, in the order in which the gateway lets calls through: the first constant goes first. */
public enum Role {
    SUPERADMIN,
    DIRECTION,
    RESPONSABLE,
    CLIENT,
    /** Nobody waits for it: restatement, secondary breakdown sets. */
    BACKGROUND;

    /** The role under its name on the wire; a claim that names no role, or an internal one, is a plain {@link #CLIENT}. */
    public static Role ofClaim(String claim) {
        for (Role role : values()) {
            if (role != BACKGROUND && role.wire().equals(claim)) {
                return role;
            }
        }
        return CLIENT;
    }

    /** Lower case, as in JSON, claims and the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
