package dev.fbads.query.breakdown;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.query.level.LevelQuery;

/**
 * A query for figures divided by a breakdown set.
 *
 * @param level selects rows, days and order; without a comparison
 */
record BreakdownQuery(LevelQuery level, BreakdownSet set, RowGrouping grouping) {

    BreakdownQuery {
        if (set == BreakdownSet.NONE || level.comparison() != null) {
            throw new IllegalArgumentException("a breakdown divides one period by a set");
        }
    }

    /** A text that is equal for queries with the same rows in the same order. */
    String identity() {
        return toString();
    }
}
