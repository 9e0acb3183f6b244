package dev.fbads.query.breakdown;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.query.level.LevelQuery;

/**
 * Which figures are to be divided by what.
 *
 * @param level which rows, of which days, in which order; without a comparison
 */
record BreakdownQuery(LevelQuery level, BreakdownSet set, RowGrouping grouping) {

    BreakdownQuery {
        if (set == BreakdownSet.NONE || level.comparison() != null) {
            throw new IllegalArgumentException("a breakdown divides one period by a set");
        }
    }

    /** The same text for the same rows in the same order. */
    String identity() {
        return toString();
    }
}
