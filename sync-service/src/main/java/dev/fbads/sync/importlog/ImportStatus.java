package dev.fbads.sync.importlog;

import java.util.Locale;

/** How a run of a job ended: the specification's values and {@link #CANCELLED}. */
public enum ImportStatus {
    SUCCESS,
    /** Stored, except for refused rows or rows that Meta counts but does not return. */
    PARTIAL,
    FAILED,
    RATE_LIMITED,
    TOKEN_EXPIRED,
    ACCOUNT_SUSPENDED,
    /** The sync was cancelled, or the replica stopped; not a failure. */
    CANCELLED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
