package dev.fbads.gateway.fetch;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Amounts per slice, by the first day of the slice. */
public final class SliceSums {

    private final Map<LocalDate, Amount> slices = new TreeMap<>();

    public void add(LocalDate start, Amount amount) {
        slices.merge(start, amount, Amount::plus);
    }

    public void add(SliceSums other) {
        other.slices.forEach(this::add);
    }

    /** What the slice adds up to. */
    public Amount of(LocalDate start) {
        return slices.getOrDefault(start, Amount.NOTHING);
    }

    /** In the order of time. */
    public Map<LocalDate, Amount> bySlice() {
        return Collections.unmodifiableMap(slices);
    }
}
