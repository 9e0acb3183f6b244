package dev.fbads.sync.accountstatus;

import java.util.Locale;

/** Whether an ad account could be read the last time, in the specification's words. */
public enum AccountSyncStatus {
    ACTIVE,
    /** Meta closed or suspended it. */
    ACCOUNT_SUSPENDED,
    /** No token may read it any more. */
    ACCESS_DENIED,
    /** Meta refuses its query, or answers it with what its API does not promise, again and again. */
    DATA_INVALID;

    /** Lower case, as in the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
