package dev.fbads.query.figures;

import java.util.Map;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.query.coverage.SliceSelection;

/**
 * Selects the rows that are summed per value of a breakdown.
 *
 * @param compteId the tenant
 * @param level there is one sum per object of this level and value
 * @param perObject false for one sum per account and value, over all objects of the filter
 * @param set the breakdown set of the rows
 * @param selections the slices of the set, by account id
 * @param filter selects objects
 */
public record BreakdownRead(int compteId, Level level, boolean perObject, BreakdownSet set,
        Map<String, SliceSelection> selections, ObjectFilter filter) {

    public BreakdownRead {
        selections = Map.copyOf(selections);
    }
}
