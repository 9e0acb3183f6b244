package dev.fbads.gateway.fetch;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.contracts.insights.BreakdownSet;

/**
 * Which fields are asked for. A few of them are still declared by Meta, and no longer in its table of fields (reference of
 * September 2026): when Meta refuses one, nobody asks for it again until the next start.
 */
@ApplicationScoped
public class InsightsFields {

    private static final Logger LOG = Logger.getLogger(InsightsFields.class);

    private static final Set<String> REFUSABLE = Set.of("unique_clicks", "cost_per_unique_click", "unique_actions");

    private static final List<String> ALL = List.of("date_start", "date_stop", "impressions", "reach", "frequency", "spend",
            "clicks", "unique_clicks", "cpc", "cpm", "ctr", "inline_link_clicks", "inline_post_engagement", "website_ctr",
            "cost_per_inline_link_click", "cost_per_unique_click", "actions", "action_values", "unique_actions");

    /** Metrics of these sets repeat those of the plain rows; impressions and spend are for checking. */
    private static final List<String> ACTIONS_ONLY = List.of("date_start", "date_stop", "impressions", "spend", "actions",
            "action_values", "unique_actions");

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** The fields for a set, without those that were refused. */
    public List<String> of(BreakdownSet set) {
        return (set.actionsOnly() ? ACTIONS_ONLY : ALL).stream()
                .filter(field -> !refused.contains(field))
                .toList();
    }

    /**
     * Takes note that Meta refuses fields.
     *
     * @param asked the fields of the call that was refused
     * @param named what Meta says are no fields
     * @return whether the same call without them can succeed
     */
    public boolean canDoWithout(List<String> asked, Set<String> named) {
        List<String> given = asked.stream()
                .filter(named::contains)
                .toList();
        if (given.isEmpty() || !REFUSABLE.containsAll(given)) {
            return false;
        }
        for (String field : given) {
            if (refused.add(field)) {
                LOG.warnf("Meta no longer serves the field %s; it is left out until the next start", field);
            }
        }
        return true;
    }
}
