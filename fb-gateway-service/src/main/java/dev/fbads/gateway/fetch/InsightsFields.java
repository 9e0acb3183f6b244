package dev.fbads.gateway.fetch;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.contracts.insights.BreakdownSet;

/**
 * The requested fields. Some are declared by Meta but missing in its field reference (September 2026): a field that Meta
 * refuses is not requested again until the next start.
 */
@ApplicationScoped
public class InsightsFields {

    private static final Logger LOG = Logger.getLogger(InsightsFields.class);

    private static final Set<String> REFUSABLE = Set.of("unique_clicks", "cost_per_unique_click", "unique_actions");

    private static final List<String> ALL = List.of("date_start", "date_stop", "impressions", "reach", "frequency", "spend",
            "clicks", "unique_clicks", "cpc", "cpm", "ctr", "inline_link_clicks", "inline_post_engagement", "website_ctr",
            "cost_per_inline_link_click", "cost_per_unique_click", "actions", "action_values", "unique_actions");

    /** Metrics of these sets repeat those of the plain rows; impressions and spend are requested for verification. */
    private static final List<String> ACTIONS_ONLY = List.of("date_start", "date_stop", "impressions", "spend", "actions",
            "action_values", "unique_actions");

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** The fields of a set, without refused ones. */
    public List<String> of(BreakdownSet set) {
        return (set.actionsOnly() ? ACTIONS_ONLY : ALL).stream()
                .filter(field -> !refused.contains(field))
                .toList();
    }

    /**
     * Records refused fields.
     *
     * @param asked the fields of the refused call
     * @param named the fields that Meta refuses
     * @return whether the call can succeed without them
     */
    public boolean canDoWithout(List<String> asked, Set<String> named) {
        List<String> unknown = asked.stream()
                .filter(named::contains)
                .toList();
        if (unknown.isEmpty() || !REFUSABLE.containsAll(unknown)) {
            return false;
        }
        for (String field : unknown) {
            if (refused.add(field)) {
                LOG.warnf("Meta no longer serves the field %s; it is omitted until the next start", field);
            }
        }
        return true;
    }
}
