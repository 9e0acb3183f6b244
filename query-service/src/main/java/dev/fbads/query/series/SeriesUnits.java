package dev.fbads.query.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.figures.BlockRead;
import dev.fbads.query.figures.QueryContext;
import dev.fbads.query.metric.Figures;

/**
 * The points of a series without figures. The point index numbers them through all periods.
 *
 * @param byAccount per period and account id
 */
record SeriesUnits(List<Map<String, List<UnitDays>>> byAccount) {

    static SeriesUnits of(List<List<Period>> units, QueryContext context) {
        List<Map<String, List<UnitDays>>> byAccount = new ArrayList<>();
        for (int period = 0; period < units.size(); period++) {
            Map<String, List<UnitDays>> days = new TreeMap<>();
            for (var selection : context.selections().get(period).entrySet()) {
                days.put(selection.getKey(), UnitDays.of(units.get(period), selection.getValue()));
            }
            byAccount.add(days);
        }
        return new SeriesUnits(byAccount);
    }

    SeriesUnits {
        byAccount = byAccount.stream().map(Map::copyOf).toList();
    }

    /** The blocks of all points; their sum index is the point index. */
    List<BlockRead> blocks() {
        List<BlockRead> blocks = new ArrayList<>();
        for (int period = 0; period < byAccount.size(); period++) {
            int first = first(period);
            byAccount.get(period).forEach((accountId, units) -> IntStream.range(0, units.size())
                    .forEach(unit -> units.get(unit)
                            .blocks()
                            .forEach(block -> blocks.add(new BlockRead(first + unit, accountId, block)))));
        }
        return List.copyOf(blocks);
    }

    int pointCount() {
        return first(byAccount.size());
    }

    /** The points of a period for accounts that are added up. */
    List<SeriesPoint> points(int period, List<String> accountIds, IntFunction<Figures> figures, QueryContext context) {
        List<List<UnitDays>> parts = accountIds.stream().map(byAccount.get(period)::get).toList();
        int first = first(period);
        return IntStream.range(0, parts.getFirst().size())
                .mapToObj(unit -> SeriesPoint.of(UnitDays.merged(parts.stream().map(part -> part.get(unit)).toList()),
                        figures.apply(first + unit), context.actions()))
                .toList();
    }

    private int first(int period) {
        return byAccount.stream().limit(period).mapToInt(units -> units.values().iterator().next().size()).sum();
    }
}
