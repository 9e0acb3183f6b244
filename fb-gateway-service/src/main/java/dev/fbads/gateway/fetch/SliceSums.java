package dev.fbads.gateway.fetch;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Totals per slice, keyed by the first day of the slice. */
public final class SliceSums {

    private final Map<LocalDate, RowTotals> slices = new TreeMap<>();

    public void add(LocalDate start, RowTotals amount) {
        slices.merge(start, amount, RowTotals::plus);
    }

    public void add(SliceSums other) {
        other.slices.forEach(this::add);
    }

    /** The totals of the slice. */
    public RowTotals of(LocalDate start) {
        return slices.getOrDefault(start, RowTotals.NOTHING);
    }

    /** In chronological order. */
    public Map<LocalDate, RowTotals> bySlice() {
        return Collections.unmodifiableMap(slices);
    }
}
