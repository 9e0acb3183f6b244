package dev.fbads.gateway.quota;

import java.util.Locale;

/** Which of Meta's limits a percentage belongs to. */
public enum QuotaKind {
    /** {@code X-App-Usage}: the app, over all its calls. */
    APP,
    /** {@code X-Ad-Account-Usage}: the ad account. */
    ACCOUNT,
    /** {@code X-Business-Use-Case-Usage}: the account or business, by use case. */
    BUSINESS_USE_CASE,
    /** {@code X-FB-Ads-Insights-Throttle}: the insights load of the app. */
    INSIGHTS_APP,
    /** {@code X-FB-Ads-Insights-Throttle}: the insights load of the account. */
    INSIGHTS_ACCOUNT;

    /** Lower case, as in JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
