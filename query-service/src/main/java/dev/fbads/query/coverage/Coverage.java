package dev.fbads.query.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.memory.HeapSize;

/** The part of a period that the stored figures cover, and their freshness. */
@Schema(description = "The part of the period that the figures cover, and their freshness.")
public record Coverage(
        @Schema(description = "true when no day is missing") boolean complete,
        @Schema(description = "days that were never imported: their figures are unknown, not zero") List<LocalDate> missingDays,
        @Schema(description = "days that were not over when they were imported: their figures will grow") List<LocalDate> provisionalDays,
        @Schema(description = "last day whose figures are in the response; null when there is none") @Nullable LocalDate dataThrough,
        @Schema(description = "when the newest of the figures was imported; null when there is none") @Nullable Instant syncedAt) {

    public Coverage {
        missingDays = List.copyOf(missingDays);
        provisionalDays = List.copyOf(provisionalDays);
    }

    /**
     * The coverage of several accounts: a day is missing or provisional if it is for one of them; the
     * freshness is the lowest.
     */
    public static Coverage merged(List<Coverage> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        return new Coverage(parts.stream().allMatch(Coverage::complete),
                union(parts, Coverage::missingDays), union(parts, Coverage::provisionalDays),
                earliest(parts, Coverage::dataThrough), earliest(parts, Coverage::syncedAt));
    }

    private static List<LocalDate> union(List<Coverage> parts, Function<Coverage, List<LocalDate>> days) {
        return parts.stream()
                .flatMap(part -> days.apply(part).stream())
                .distinct()
                .sorted()
                .toList();
    }

    long heapSize() {
        return HeapSize.object(4, 1) + heapSize(missingDays) + heapSize(provisionalDays) + HeapSize.DATE + HeapSize.INSTANT;
    }

    static long heapSize(List<LocalDate> days) {
        return HeapSize.list(days.size()) + days.size() * HeapSize.DATE;
    }

    /** Null if a part has none. */
    private static <T extends Comparable<? super T>> @Nullable T earliest(List<Coverage> parts,
            Function<Coverage, @Nullable T> moment) {
        return parts.stream().map(moment).anyMatch(Objects::isNull) ? null
                : parts.stream().map(moment).min(Comparator.naturalOrder()).orElse(null);
    }

    /** The coverage of a period by slices, all of which lie in it. */
    static Coverage of(Period period, List<LedgerSlice> slices) {
        Set<LocalDate> present = slices.stream()
                .flatMap(slice -> slice.period().eachDay())
                .collect(Collectors.toSet());
        List<LocalDate> missing = period.eachDay().filter(day -> !present.contains(day)).toList();
        List<LocalDate> provisional = slices.stream()
                .filter(slice -> slice.state() == SliceState.OPEN)
                .flatMap(slice -> slice.period().eachDay())
                .sorted()
                .toList();
        return new Coverage(missing.isEmpty(), missing, provisional,
                present.stream().max(Comparator.naturalOrder()).orElse(null),
                slices.stream().map(LedgerSlice::fetchedAt).max(Comparator.naturalOrder()).orElse(null));
    }
}
