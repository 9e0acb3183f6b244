package dev.fbads.sync.plan;

import java.util.List;
import java.util.Optional;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;

/**
 * The days and breakdown sets of a sync request, with presets and defaults resolved.
 *
 * @param period days of the ad account
 * @param granularity empty where the planner chooses
 * @param breakdownSets at least one, without duplicates, in the enum's order
 */
public record SyncScope(Period period, Optional<Granularity> granularity, List<BreakdownSet> breakdownSets) {

    public SyncScope {
        breakdownSets = breakdownSets.stream().sorted().distinct().toList();
        if (breakdownSets.isEmpty()) {
            throw new IllegalArgumentException("a sync request has at least one breakdown set");
        }
    }
}
