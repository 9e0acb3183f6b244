package dev.fbads.sync.importlog;

import java.util.Locale;

/** How a run of a job ended, in the specification's words, and one more. */
public enum ImportStatus {
    SUCCESS,
    /** Stored, but for rows that were refused, or that Meta counts and does not show. */
    PARTIAL,
    FAILED,
    RATE_LIMITED,
    TOKEN_EXPIRED,
    ACCOUNT_SUSPENDED,
    /** Taken back by whoever wished for it: no failure. */
    CANCELLED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
