package dev.fbads.gateway.ledger;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.quota.QuotaKind;

/**
 * Whose limit a figure is about.
 *
 * @param name {@code app}, or the account's id
 */
record Subject(String name) {

    static final Subject APP = new Subject("app");

    /** What a call for the account uses up. */
    static List<Subject> of(@Nullable String accountId) {
        return accountId == null ? List.of(APP) : List.of(APP, new Subject(accountId));
    }

    /** Whether a figure of the kind is about this subject. */
    boolean has(QuotaKind kind) {
        boolean ofApp = switch (kind) {
            case APP, INSIGHTS_APP -> true;
            case ACCOUNT, BUSINESS_USE_CASE, INSIGHTS_ACCOUNT -> false;
        };
        return ofApp == isApp();
    }

    boolean isApp() {
        return equals(APP);
    }
}
