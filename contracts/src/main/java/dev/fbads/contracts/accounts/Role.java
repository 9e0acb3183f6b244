package dev.fbads.contracts.accounts;

import java.util.Locale;

/** The role of a caller, by descending priority of its calls at the gateway. */
public enum Role {
    SUPERADMIN,
    DIRECTION,
    RESPONSABLE,
    CLIENT,
    /** Work that no user waits for: restatement, secondary breakdown sets. */
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
