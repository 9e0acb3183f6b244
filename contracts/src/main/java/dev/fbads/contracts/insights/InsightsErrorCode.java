package dev.fbads.contracts.insights;

import java.util.Locale;

/** Why the gateway could not deliver the rows; each code requires one reaction of the caller. */
public enum InsightsErrorCode {
    /** Meta's limits or our own are reached: retry after {@code retry_after_seconds}. */
    RATE_LIMITED(true),
    /** No usable token is left for the account: a user must authorise the app again. */
    TOKEN_EXPIRED(false),
    /** The tokens may not read this account. */
    ACCESS_DENIED(false),
    /** Meta closed or suspended the account. */
    ACCOUNT_SUSPENDED(false),
    /** The range is too large even in the smallest pages: request a shorter one. */
    TOO_MUCH_DATA(false),
    /** Meta refuses the query itself; the same query will be refused again. */
    INVALID_QUERY(false),
    /** Meta cannot be reached, or responds with a server error. */
    GRAPH_UNAVAILABLE(true),
    /** Meta's response does not conform to its API. */
    GRAPH_MALFORMED(true);

    private final boolean retryable;

    InsightsErrorCode(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the same request may succeed later. */
    public boolean retryable() {
        return retryable;
    }

    /** Lower case, as in JSON and the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
