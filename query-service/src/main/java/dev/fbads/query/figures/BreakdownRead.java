package dev.fbads.query.figures;

import java.util.Map;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.query.coverage.SliceSelection;

/**
 * What is to be summed per value of a breakdown.
 *
 * @param compteId whose figures
 * @param level one sum per object of it and value
 * @param perObject false for one sum per account and value, of all objects that the filter shows
 * @param set whose rows, of which no row of another set is ever added
 * @param selections the slices of the set, by account id
 * @param filter which objects
 */
public record BreakdownRead(int compteId, Level level, boolean perObject, BreakdownSet set,
        Map<String, SliceSelection> selections, ObjectFilter filter) {

    public BreakdownRead {
        selections = Map.copyOf(selections);
    }
}
