package dev.fbads.contracts.alerts;

import java.util.Locale;

/** The kind of condition that an alert reports. */
public enum AlertKind {
    /** No usable token is left for an account: a user must authorise the app again. */
    REAUTHORISATION_NEEDED(Severity.CRITICAL),
    /** The tokens may no longer read an account. */
    ACCOUNT_ACCESS_LOST(Severity.WARNING),
    /** Meta restricts, suspends or reviews an account or its ads. */
    ACCOUNT_ISSUE(Severity.WARNING),
    /** Meta's quota of an account or the app is nearly used up. */
    QUOTA_NEARLY_USED(Severity.WARNING),
    /** Redis is unavailable: each replica applies the limits by itself. */
    LIMITS_NOT_SHARED(Severity.WARNING),
    /** Meta reports abusive use of the app and lowers its quota. */
    ABUSE_SUSPECTED(Severity.CRITICAL),
    /** Meta responds with a later API version than the requested one. */
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
