package dev.fbads.gateway.fetch;

import java.util.List;
import java.util.stream.Collectors;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.graph.GraphCall;

/**
 * The parts of a request that every way of asking has in common, in Meta's words.
 *
 * @param request what is asked for
 */
public record InsightsParams(InsightsRequest request) {

    /** Members of a row that the ads edge takes from the ad itself. */
    private static final List<String> IDENTITY = List.of("account_id", "ad_id", "ad_name", "adset_id", "adset_name",
            "campaign_id", "campaign_name");

    /** The call to an insights edge with everything but the size of its pages. */
    public GraphCall on(GraphCall call, List<String> fields) {
        GraphCall asked = call.with("fields", String.join(",", fields))
                .with("time_range", timeRange())
                .with("time_increment", timeIncrement())
                .with("action_breakdowns", quoted(set().actionBreakdowns()));
        return set().breakdowns().isEmpty() ? asked : asked.with("breakdowns", quoted(set().breakdowns()));
    }

    /** The same for rows of all ads of the account, which then say themselves whose they are. */
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

    /** A JSON array of texts that need no escapes. */
    public static String quoted(List<String> values) {
        return values.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    private BreakdownSet set() {
        return request.breakdownSet();
    }
}
