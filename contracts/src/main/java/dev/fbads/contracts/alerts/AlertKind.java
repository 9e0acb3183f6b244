package dev.fbads.contracts.alerts;

import java.util.Locale;

/** What an alert is about. */
public enum AlertKind {
    /** No usable token is left for an account: somebody has to authorise again. */
    REAUTHORISATION_NEEDED(Severity.CRITICAL),
    /** The tokens may no longer read an account. */
    ACCOUNT_ACCESS_LOST(Severity.WARNING),
    /** Meta restricts, suspends or reviews an account or its ads. */
    ACCOUNT_ISSUE(Severity.WARNING),
    /** Meta's quota of an account or the app is nearly used up. */
    QUOTA_NEARLY_USED(Severity.WARNING),
    /** Limits are kept by each replica alone, for the store that they share does not answer. */
    LIMITS_NOT_SHARED(Severity.WARNING),
    /** Meta calls the app's use abusive and lowers its quota. */
    ABUSE_SUSPECTED(Severity.CRITICAL),
    /** Meta answers with a later API version than the one that was asked for. */
    VERSION_ENDING(Severity.WARNING);

    private final Severity severity;

    AlertKind(Severity severity) {
        this.severity = severity;
    }

    /** How urgent it is. */
    public Severity severity() {
        return severity;
    }

    /** Lower case, as in JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How urgent an alert is. */
    public enum Severity {
        WARNING,
        CRITICAL
    }
}
