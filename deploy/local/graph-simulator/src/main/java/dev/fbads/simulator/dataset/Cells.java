package dev.fbads.simulator.dataset;

import java.util.List;

/**
 * The rows into which a set of breakdowns divides one ad's day.
 *
 * @param breakdowns names, as asked
 * @param values per cell, one value for each of {@code breakdowns}
 * @param layout how the finer cells of the family fall into these
 */
public record Cells(List<String> breakdowns, List<List<String>> values, Layout layout) {

    /** The undivided row. */
    public static final Cells NONE = new Cells(List.of(), List.of(List.of()),
            new Layout(0, new int[] { 1 }, new int[] { 0 }, 0));

    /** Copies the lists. */
    public Cells {
        breakdowns = List.copyOf(breakdowns);
        values = List.copyOf(values);
    }

    /** How many rows there can be at most. */
    public int size() {
        return values.size();
    }

    /**
     * How a day is shared out.
     *
     * @param family number of the breakdown family, so that families are drawn independently
     * @param weights of the family's finest cells
     * @param cellOf per finest cell, the index of the row that it adds to
     * @param lost weight of what Meta cannot attribute and leaves out
     */
    public record Layout(int family, int[] weights, int[] cellOf, int lost) {

        /** Whether there is only one cell, which gets everything. */
        boolean isWhole() {
            return weights.length == 1 && lost == 0;
        }
    }
}
