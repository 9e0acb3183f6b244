package dev.fbads.query.series;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.coverage.Block;
import dev.fbads.query.coverage.BlockCover;
import dev.fbads.query.coverage.SliceSelection;

/**
 * The stored days of one point, of one account or of several accounts.
 *
 * @param unit the days
 * @param blocks the blocks with their figures; empty if they have no figures of their own
 * @param missing days that were never imported for at least one account
 * @param provisional days that were not over when they were imported
 * @param state how complete their figures are
 */
record UnitDays(Period unit, List<Block> blocks, List<LocalDate> missing, List<LocalDate> provisional, PointState state) {

    UnitDays {
        blocks = List.copyOf(blocks);
        missing = List.copyOf(missing);
        provisional = List.copyOf(provisional);
    }

    /** Divides the selection of a whole period, so that the points come from the same slices as its totals. */
    static List<UnitDays> of(List<Period> units, SliceSelection selection) {
        Days days = new Days(new TreeSet<>(selection.days()), new TreeSet<>(selection.months()),
                new TreeSet<>(selection.coverage().missingDays()), new TreeSet<>(selection.coverage().provisionalDays()));
        return units.stream().map(unit -> of(unit, days, selection)).toList();
    }

    private static UnitDays of(Period unit, Days days, SliceSelection selection) {
        List<LocalDate> months = days.months()
                .subSet(YearMonth.from(unit.since()).atDay(1), true, unit.until(), true)
                .stream()
                .toList();
        boolean monthlyOnly = !months.stream().allMatch(month -> unit.contains(Period.of(YearMonth.from(month))));
        List<LocalDate> missing = within(days.missing(), unit);
        List<LocalDate> provisional = within(days.provisional(), unit);
        PointState state = state(monthlyOnly, missing, provisional, missing.size() == unit.days());
        List<Block> blocks = monthlyOnly ? List.of()
                : BlockCover.of(new SliceSelection(within(days.stored(), unit), months, selection.coverage()));
        return new UnitDays(unit, blocks, missing, provisional, state);
    }

    /** The same days of several accounts: the worst of their states; MISSING only if all are. */
    static UnitDays merged(List<UnitDays> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        Period unit = parts.getFirst().unit();
        List<LocalDate> missing = union(parts, UnitDays::missing);
        List<LocalDate> provisional = union(parts, UnitDays::provisional);
        return new UnitDays(unit, List.of(), missing, provisional,
                state(has(parts, PointState.MONTHLY_ONLY), missing, provisional,
                        parts.stream().allMatch(part -> part.state() == PointState.MISSING)));
    }

    private static PointState state(boolean monthlyOnly, List<LocalDate> missing, List<LocalDate> provisional,
            boolean allMissing) {
        if (monthlyOnly) {
            return PointState.MONTHLY_ONLY;
        }
        if (!missing.isEmpty()) {
            return allMissing ? PointState.MISSING : PointState.INCOMPLETE;
        }
        return provisional.isEmpty() ? PointState.COMPLETE : PointState.PROVISIONAL;
    }

    private static boolean has(List<UnitDays> parts, PointState state) {
        return parts.stream().anyMatch(part -> part.state() == state);
    }

    private static List<LocalDate> union(List<UnitDays> parts, Function<UnitDays, Collection<LocalDate>> days) {
        return parts.stream().flatMap(part -> days.apply(part).stream()).distinct().sorted().toList();
    }

    private static List<LocalDate> within(TreeSet<LocalDate> days, Period unit) {
        return List.copyOf(days.subSet(unit.since(), true, unit.until(), true));
    }

    /** Sorted, so that the days of a unit are a range. */
    private record Days(TreeSet<LocalDate> stored, TreeSet<LocalDate> months, TreeSet<LocalDate> missing,
            TreeSet<LocalDate> provisional) {
    }
}
