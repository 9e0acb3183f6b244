package dev.fbads.simulator.insights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.fbads.simulator.dataset.Ad;
import dev.fbads.simulator.dataset.AdObject;
import dev.fbads.simulator.dataset.Delivery;
import dev.fbads.simulator.dataset.MetricSums;
import dev.fbads.simulator.graph.GraphErrors;

/**
 * The rows that answer a question, one after another: by object, then by period, then by breakdown value. Each place has a
 * number of three parts, from which the rows go on without anything before it being read again.
 */
final class InsightRows {

    private final InsightsQuery query;
    private final List<Target> targets;
    private final Delivery.Reader reader;
    private final MetricSums[] sums;
    private int target;
    private int span;
    private int cell = -1;
    private boolean loaded;

    InsightRows(InsightsQuery query, List<Ad> ads) {
        this.query = query;
        this.targets = targets(query, ads);
        this.reader = query.account().delivery().reader(query.cells());
        this.sums = IntStream.range(0, query.cells().size()).mapToObj(i -> new MetricSums()).toArray(MetricSums[]::new);
    }

    private record Target(AdObject object, List<Ad> ads) {
    }

    private static List<Target> targets(InsightsQuery query, List<Ad> ads) {
        Map<AdObject, List<Ad>> byObject = new LinkedHashMap<>();
        for (Ad ad : ads) {
            byObject.computeIfAbsent(query.level().of(query.account(), ad), object -> new ArrayList<>()).add(ad);
        }
        return byObject.entrySet().stream().map(e -> new Target(e.getKey(), e.getValue())).toList();
    }

    /** Goes on behind a place. */
    void after(int[] place) {
        if (place[0] >= targets.size() || place[1] >= query.spans().size() || place[2] >= sums.length) {
            throw GraphErrors.cursor();
        }
        target = place[0];
        span = place[1];
        load();
        cell = place[2];
    }

    /** Goes to the next row; false when there is none. */
    boolean advance() {
        while (sums.length > 0 && target < targets.size()) {
            if (!loaded) {
                load();
            }
            while (++cell < sums.length) {
                if (!sums[cell].isEmpty()) {
                    return true;
                }
            }
            loaded = false;
            if (++span == query.spans().size()) {
                span = 0;
                target++;
            }
        }
        return false;
    }

    /** The row that {@link #advance()} went to. */
    InsightRow row() {
        return new InsightRow(query, targets.get(target).object(), query.spans().get(span), cell, sums[cell]);
    }

    /** Where that row is. */
    int[] place() {
        return new int[] { target, span, cell };
    }

    private void load() {
        for (MetricSums one : sums) {
            one.clear();
        }
        TimeSpan days = query.spans().get(span);
        long last = Math.min(days.until().toEpochDay(), query.today().epochDay());
        for (Ad ad : targets.get(target).ads()) {
            long until = Math.min(last, ad.lastDay());
            for (long day = Math.max(days.since().toEpochDay(), ad.firstDay()); day <= until; day++) {
                reader.addDay(ad, day, query.today(), sums);
            }
        }
        loaded = true;
        cell = -1;
    }
}
