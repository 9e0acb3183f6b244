package dev.fbads.simulator.graph;

import java.util.LinkedHashMap;
import java.util.Map;

/** The four headers in which Meta tells how much of its limits is used up; always far from them here. */
final class UsageHeaders {

    private static final int HIGHEST_PERCENT = 30;
    private static final int CALLS_PER_PERCENT = 500;
    /** Whose usage is told when no account is in question. */
    private static final String BUSINESS = "700900100000001";
    private static final String TIER = "standard_access";

    private UsageHeaders() {
    }

    /**
     * The headers of one answer.
     *
     * @param calls how many calls were answered before
     * @param account digits of the account in question, empty when there is none
     */
    static Map<String, String> of(long calls, String account, boolean insights) {
        long percent = 1 + Math.min(HIGHEST_PERCENT, calls / CALLS_PER_PERCENT);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-App-Usage", "{\"call_count\":%d,\"total_time\":%d,\"total_cputime\":%d}"
                .formatted(percent, percent, percent));
        headers.put("X-Ad-Account-Usage",
                "{\"acc_id_util_pct\":%d.%02d,\"reset_time_duration\":0,\"ads_api_access_tier\":\"%s\"}"
                        .formatted(percent, calls % 100, TIER));
        headers.put("X-Business-Use-Case-Usage",
                ("{\"%s\":[{\"type\":\"%s\",\"call_count\":%d,\"total_cputime\":%d,\"total_time\":%d,"
                        + "\"estimated_time_to_regain_access\":0,\"ads_api_access_tier\":\"%s\"}]}")
                        .formatted(account.isEmpty() ? BUSINESS : account, insights ? "ads_insights" : "ads_management",
                                percent, percent, percent, TIER));
        headers.put("X-FB-Ads-Insights-Throttle",
                "{\"app_id_util_pct\":%d.%02d,\"acc_id_util_pct\":%d,\"ads_api_access_tier\":\"%s\"}"
                        .formatted(percent, calls % 100, percent, TIER));
        return headers;
    }
}
