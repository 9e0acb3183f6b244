package dev.fbads.simulator.recorded;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.fbads.simulator.dataset.Cells;
import dev.fbads.simulator.dataset.Counter;
import dev.fbads.simulator.dataset.Delivery;

/** Delivers exactly the recorded rows: a breakdown set that was not recorded has no data. */
final class RecordedDelivery implements Delivery {

    private final List<RecordedRow> rows;

    RecordedDelivery(List<RecordedRow> rows) {
        this.rows = List.copyOf(rows);
    }

    @Override
    public Optional<Cells> cells(List<String> breakdowns) {
        if (breakdowns.isEmpty()) {
            return Optional.of(Cells.NONE);
        }
        List<List<String>> values = rows.stream()
                .filter(row -> isOf(row, breakdowns))
                .map(row -> breakdowns.stream().map(row::text).toList())
                .distinct()
                .toList();
        int[] weights = IntStream.range(0, values.size()).map(i -> 1).toArray();
        int[] cellOf = IntStream.range(0, values.size()).toArray();
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cells(breakdowns, values, new Cells.Layout(0, weights, cellOf, 0)));
    }

    @Override
    public Reader reader(Cells cells) {
        return (ad, epochDay, today, into) -> rows.stream()
                .filter(row -> isOf(row, cells.breakdowns()) && row.epochDay() == epochDay && row.text("ad_id").equals(ad.id()))
                .forEach(row -> into[cellOf(row, cells)].add(counters(row), row));
    }

    private static boolean isOf(RecordedRow row, List<String> breakdowns) {
        return new HashSet<>(row.breakdowns()).equals(new HashSet<>(breakdowns));
    }

    private static int cellOf(RecordedRow row, Cells cells) {
        return cells.values().indexOf(cells.breakdowns().stream().map(row::text).toList());
    }

    private static long[] counters(RecordedRow row) {
        long[] day = new long[Counter.COUNT];
        day[Counter.IMPRESSIONS.ordinal()] = row.count("impressions");
        day[Counter.REACH.ordinal()] = row.count("reach");
        day[Counter.CLICKS.ordinal()] = row.count("clicks");
        day[Counter.UNIQUE_CLICKS.ordinal()] = row.count("unique_clicks");
        day[Counter.LINK_CLICK.ordinal()] = row.count("inline_post_engagement");
        day[Counter.SPEND.ordinal()] = new BigDecimal(row.text("spend")).movePointRight(2).longValueExact();
        return day;
    }
}
