package dev.fbads.local.launcher.bench;

import java.util.ArrayList;
import java.util.List;

/** Figures of some rounds, side by side. */
final class Columns {

    private final List<List<Double>> columns = new ArrayList<>();

    Columns(int count) {
        for (int i = 0; i < count; i++) {
            columns.add(new ArrayList<>());
        }
    }

    void add(double... figures) {
        for (int i = 0; i < figures.length; i++) {
            columns.get(i).add(figures[i]);
        }
    }

    double median(int column) {
        return Median.of(columns.get(column));
    }
}
