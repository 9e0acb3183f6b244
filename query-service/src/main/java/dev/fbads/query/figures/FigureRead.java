package dev.fbads.query.figures;

import java.util.List;

import dev.fbads.query.metric.ActionIndex;

/**
 * Selects the figures that are summed.
 *
 * @param compteId the tenant
 * @param level there is one sum per object of this level and sum index
 * @param blocks the days; a block with two sum indexes is added to both sums
 * @param filter selects objects
 * @param grouping what there is one sum for
 * @param actions the action types of the accounts
 */
public record FigureRead(int compteId, Level level, List<BlockRead> blocks, ObjectFilter filter, Grouping grouping,
        ActionIndex actions) {

    public FigureRead {
        blocks = List.copyOf(blocks);
    }

    /** One sum per object. */
    public FigureRead(int compteId, Level level, List<BlockRead> blocks, ObjectFilter filter, ActionIndex actions) {
        this(compteId, level, blocks, filter, new Grouping.PerObject(), actions);
    }
}
