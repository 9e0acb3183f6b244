package dev.fbads.query.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.query.memory.HeapSize;

/**
 * The slices that the figures of a period come from; no other class decides this. A calendar month wholly
 * in the period comes from
 * <ol>
 * <li>its daily slices, if all of them are stored (they are imported again more often, and can be shown one by one),
 * <li>else its monthly slice, if that is stored, and none of its daily slices,
 * <li>else the daily slices that are stored.
 * </ol>
 * Other days come from daily slices only. So no day is counted twice.
 *
 * @param days days read from daily slices, in order
 * @param months first days of the months read from monthly slices, in order
 * @param coverage the resulting coverage of the period
 */
public record SliceSelection(List<LocalDate> days, List<LocalDate> months, Coverage coverage) {

    public SliceSelection {
        days = List.copyOf(days);
        months = List.copyOf(months);
    }

    /** Selects from the slices that lie wholly in the period. */
    public static SliceSelection of(Period period, Collection<LedgerSlice> stored) {
        Map<LocalDate, LedgerSlice> days = byStart(stored, Granularity.DAY);
        Map<LocalDate, LedgerSlice> months = byStart(stored, Granularity.MONTH);
        List<LedgerSlice> selected = new ArrayList<>();
        for (Period part : period.byMonth()) {
            LedgerSlice month = months.get(part.since());
            boolean daysMissing = !part.eachDay().allMatch(days::containsKey);
            if (daysMissing && month != null && part.isWholeMonth() && month.period().equals(part)) {
                selected.add(month);
            } else {
                part.eachDay().filter(days::containsKey).map(days::get).forEach(selected::add);
            }
        }
        return new SliceSelection(starts(selected, Granularity.DAY), starts(selected, Granularity.MONTH),
                Coverage.of(period, selected));
    }

    /** Bytes that it retains. */
    public long heapSize() {
        return HeapSize.object(3, 0) + Coverage.heapSize(days) + Coverage.heapSize(months) + coverage.heapSize();
    }

    private static Map<LocalDate, LedgerSlice> byStart(Collection<LedgerSlice> slices, Granularity granularity) {
        return slices.stream()
                .filter(slice -> slice.granularity() == granularity)
                .collect(Collectors.toMap(slice -> slice.period().since(), Function.identity()));
    }

    private static List<LocalDate> starts(List<LedgerSlice> slices, Granularity granularity) {
        return slices.stream()
                .filter(slice -> slice.granularity() == granularity)
                .map(slice -> slice.period().since())
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
