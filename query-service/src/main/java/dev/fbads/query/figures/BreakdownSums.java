package dev.fbads.query.figures;

import java.util.List;

import dev.fbads.query.metric.ActionIndex;

/**
 * The sums of a breakdown.
 *
 * @param actions the action types of its rows
 */
public record BreakdownSums(ActionIndex actions, List<BreakdownFigures> figures) {

    public BreakdownSums {
        figures = List.copyOf(figures);
    }
}
