package dev.fbads.gateway.fetch.adsedge;

import static dev.fbads.gateway.fetch.InsightsParams.quoted;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.fetch.InsightsParams;
import dev.fbads.gateway.graph.GraphCall;

/**
 * The parameters of a request, as modifiers of a field expansion and as parameters of an insights edge.
 *
 * @param request the request
 */
record AdsQuery(InsightsRequest request) {

    /**
     * Every status but {@code DELETED}, which Meta refuses as a filter. Without the filter, archived ads would be missing
     * (Marketing API, "Manage your ad object's status").
     */
    private static final List<String> STATUSES = List.of("ACTIVE", "PAUSED", "PENDING_REVIEW", "DISAPPROVED", "PREAPPROVED",
            "PENDING_BILLING_INFO", "CAMPAIGN_PAUSED", "ARCHIVED", "ADSET_PAUSED", "IN_PROCESS", "WITH_ISSUES");

    /** A page of ads, each with its first rows. */
    GraphCall ads(List<String> fields, int ads, int rowsPerAd, @Nullable String after) {
        GraphCall call = GraphCall.to(request.accountId() + "/ads")
                .with("fields", "id,name,effective_status,adset{id,name},campaign{id,name}," + expansion(fields, rowsPerAd))
                .with("effective_status", quoted(STATUSES))
                .with("limit", String.valueOf(ads))
                .with("summary", "total_count");
        return after == null ? call : call.with("after", after);
    }

    /** Further rows of one ad. */
    GraphCall rows(String adId, List<String> fields, int rows, String after) {
        return params().on(GraphCall.to(adId + "/insights"), fields)
                .with("limit", String.valueOf(rows))
                .with("after", after);
    }

    private String expansion(List<String> fields, int rowsPerAd) {
        String breakdowns = set().breakdowns().isEmpty() ? "" : ".breakdowns(" + quoted(set().breakdowns()) + ")";
        return "insights.time_range(" + params().timeRange() + ")"
                + ".time_increment(" + params().timeIncrement() + ")"
                + breakdowns
                + ".action_breakdowns(" + quoted(set().actionBreakdowns()) + ")"
                + ".limit(" + rowsPerAd + ")"
                + "{" + String.join(",", fields) + "}";
    }

    private InsightsParams params() {
        return new InsightsParams(request);
    }

    private BreakdownSet set() {
        return request.breakdownSet();
    }
}
