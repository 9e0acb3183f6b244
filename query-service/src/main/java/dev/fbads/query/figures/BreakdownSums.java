package dev.fbads.query.figures;

import java.util.List;

import dev.fbads.query.metric.ActionIndex;

/**
 * What a breakdown divides.
 *
 * @param actions the action types that its rows have
 */
public record BreakdownSums(ActionIndex actions, List<BreakdownFigures> figures) {

    public BreakdownSums {
        figures = List.copyOf(figures);
    }
}
