package dev.fbads.sync.wish;

import java.util.List;
import java.util.Optional;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;

/**
 * What a user wants to see.
 *
 * @param period days of the ad account
 * @param granularity forced, or empty where the planner chooses
 * @param breakdownSets at least one, each once, in the enum's order
 */
public record Wish(Period period, Optional<Granularity> granularity, List<BreakdownSet> breakdownSets) {

    public Wish {
        breakdownSets = breakdownSets.stream().sorted().distinct().toList();
        if (breakdownSets.isEmpty()) {
            throw new IllegalArgumentException("a wish names at least one breakdown set");
        }
    }
}
