package dev.fbads.sync.importlog;

import java.util.Locale;

/** How a run of a job ended, in the specification's words. */
public enum ImportStatus {
    SUCCESS,
    /** Stored, but for rows that were refused. */
    PARTIAL,
    FAILED,
    RATE_LIMITED,
    TOKEN_EXPIRED,
    ACCOUNT_SUSPENDED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
