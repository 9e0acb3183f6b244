package dev.fbads.gateway.fetch;

import java.util.List;
import java.util.stream.Collectors;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.graph.GraphCall;

/**
 * The parameters common to all insights calls of a request.
 *
 * @param request the request
 */
public record InsightsParams(InsightsRequest request) {

    /** Row members that the ads edge takes from the ad. */
    private static final List<String> IDENTITY = List.of("account_id", "ad_id", "ad_name", "adset_id", "adset_name",
            "campaign_id", "campaign_name");

    /** Adds everything but the page size to a call of an insights edge. */
    public GraphCall on(GraphCall call, List<String> fields) {
        GraphCall extended = call.with("fields", String.join(",", fields))
                .with("time_range", timeRange())
                .with("time_increment", timeIncrement())
                .with("action_breakdowns", quoted(set().actionBreakdowns()));
        return set().breakdowns().isEmpty() ? extended : extended.with("breakdowns", quoted(set().breakdowns()));
    }

    /** The same for the rows of all ads of the account, which then contain the ids of their ad. */
    public GraphCall onAccount(GraphCall call, List<String> fields) {
        String named = String.join(",", IDENTITY) + "," + String.join(",", fields);
        return on(call, List.of(named)).with("level", "ad");
    }

    /** Both ends inclusive, as JSON. */
    public String timeRange() {
        return "{\"since\":\"" + request.since() + "\",\"until\":\"" + request.until() + "\"}";
    }

    public String timeIncrement() {
        return request.granularity() == Granularity.MONTH ? "monthly" : "1";
    }

    /** A JSON array of strings that need no escaping. */
    public static String quoted(List<String> values) {
        return values.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    private BreakdownSet set() {
        return request.breakdownSet();
    }
}
