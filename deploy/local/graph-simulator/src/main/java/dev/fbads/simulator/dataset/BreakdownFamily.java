package dev.fbads.simulator.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * Breakdowns that share rows: demographics, geography and placement never meet in one request.
 *
 * @param number tells families apart when they are drawn
 * @param breakdowns names, of which any part may be asked
 * @param values of the finest cells
 * @param weights of the finest cells
 * @param lost weight of what Meta cannot attribute
 */
record BreakdownFamily(int number, List<String> breakdowns, List<List<String>> values, int[] weights, int lost) {

    /** One line a cell: the value of each breakdown and the weight, separated by '|'. */
    static BreakdownFamily parse(int number, List<String> breakdowns, int lost, String lines) {
        List<String[]> cells = lines.lines().map(line -> line.strip().split("\\|")).toList();
        List<List<String>> values = cells.stream().map(cell -> List.of(cell).subList(0, breakdowns.size())).toList();
        int[] weights = cells.stream().mapToInt(cell -> Integer.parseInt(cell[breakdowns.size()])).toArray();
        return new BreakdownFamily(number, breakdowns, values, weights, lost);
    }

    boolean has(List<String> asked) {
        return breakdowns.containsAll(asked);
    }

    Cells cells(List<String> asked) {
        List<List<String>> distinct = new ArrayList<>();
        int[] cellOf = new int[weights.length];
        for (int i = 0; i < weights.length; i++) {
            List<String> all = values.get(i);
            List<String> key = asked.stream().map(name -> all.get(breakdowns.indexOf(name))).toList();
            if (!distinct.contains(key)) {
                distinct.add(key);
            }
            cellOf[i] = distinct.indexOf(key);
        }
        return new Cells(asked, distinct, new Cells.Layout(number, weights, cellOf, lost));
    }
}
