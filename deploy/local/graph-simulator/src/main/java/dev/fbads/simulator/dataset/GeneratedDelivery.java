package dev.fbads.simulator.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Deliveries that are drawn, day by day, when they are asked for. */
final class GeneratedDelivery implements Delivery {

    private final List<BreakdownFamily> families;

    GeneratedDelivery(Market market) {
        families = Families.of(market);
    }

    @Override
    public Optional<Cells> cells(List<String> breakdowns) {
        if (breakdowns.isEmpty()) {
            return Optional.of(Cells.NONE);
        }
        return families.stream()
                .filter(family -> family.has(breakdowns) && new HashSet<>(breakdowns).size() == breakdowns.size())
                .findFirst()
                .map(family -> family.cells(breakdowns));
    }

    @Override
    public Reader reader(Cells cells) {
        long[] day = new long[Counter.COUNT];
        CellSplitter splitter = new CellSplitter();
        return (ad, epochDay, today, into) -> {
            if (DayGenerator.generate(ad, epochDay, today, day)) {
                splitter.split(ad, epochDay, day, cells, into);
            }
        };
    }
}
