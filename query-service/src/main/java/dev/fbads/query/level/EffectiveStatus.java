package dev.fbads.query.level;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Meta's {@code effective_status} of ads, ad sets and campaigns. */
enum EffectiveStatus {
    ACTIVE,
    PAUSED,
    DELETED,
    ARCHIVED,
    PENDING_REVIEW,
    DISAPPROVED,
    PREAPPROVED,
    PENDING_BILLING_INFO,
    CAMPAIGN_PAUSED,
    ADSET_PAUSED,
    IN_PROCESS,
    WITH_ISSUES;

    static boolean isKnown(String name) {
        return Arrays.stream(values()).anyMatch(status -> status.name().equals(name));
    }

    static String known() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
