package dev.fbads.query.figures;

import java.util.List;

import dev.fbads.query.metric.ActionIndex;

/**
 * What is to be summed.
 *
 * @param compteId whose figures
 * @param level one sum per object of it, and per bucket
 * @param blocks the days; a block in two buckets is counted in both
 * @param filter which objects
 * @param actions the action types of the accounts
 */
public record FigureRead(int compteId, Level level, List<BlockRead> blocks, ObjectFilter filter, ActionIndex actions) {

    public FigureRead {
        blocks = List.copyOf(blocks);
    }
}
