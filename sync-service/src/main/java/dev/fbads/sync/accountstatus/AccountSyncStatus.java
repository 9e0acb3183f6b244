package dev.fbads.sync.accountstatus;

import java.util.Locale;

/** Whether an ad account could be read the last time, as named in the specification. */
public enum AccountSyncStatus {
    ACTIVE,
    /** Meta has closed or suspended the account. */
    ACCOUNT_SUSPENDED,
    /** No token may read the account any more. */
    ACCESS_DENIED,
    /** Meta repeatedly refuses the account's query or returns malformed responses. */
    DATA_INVALID;

    /** Lower case, as in the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
