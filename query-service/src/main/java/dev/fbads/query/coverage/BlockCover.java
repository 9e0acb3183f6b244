package dev.fbads.query.coverage;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.fbads.query.coverage.Block.Grain;

/**
 * The smallest set of stored blocks with exactly the days of a selection: a whole month if all its days are selected, else
 * whole thirds of it, else single days; and the monthly slices. Every day of the selection is in exactly one block.
 */
public final class BlockCover {

    private static final int THIRD = 10;
    private static final int LAST_THIRD = 2;

    private BlockCover() {
    }

    /** Oldest first, monthly slices last. */
    public static List<Block> of(SliceSelection selection) {
        List<Block> blocks = new ArrayList<>();
        selection.days()
                .stream()
                .collect(Collectors.groupingBy(YearMonth::from, TreeMap::new, Collectors.toList()))
                .forEach((month, days) -> coverMonth(month, days, blocks));
        selection.months().forEach(month -> blocks.add(new Block(Grain.META_MONTH, month)));
        return List.copyOf(blocks);
    }

    private static void coverMonth(YearMonth month, List<LocalDate> days, List<Block> blocks) {
        if (days.size() == month.lengthOfMonth()) {
            blocks.add(new Block(Grain.MONTH, month.atDay(1)));
            return;
        }
        days.stream()
                .collect(Collectors.groupingBy(BlockCover::third, TreeMap::new, Collectors.toList()))
                .forEach((third, inIt) -> coverThird(month, third, inIt, blocks));
    }

    private static void coverThird(YearMonth month, int third, List<LocalDate> days, List<Block> blocks) {
        int length = third == LAST_THIRD ? month.lengthOfMonth() - LAST_THIRD * THIRD : THIRD;
        if (days.size() == length) {
            blocks.add(new Block(Grain.THIRD, month.atDay(third * THIRD + 1)));
        } else {
            days.forEach(day -> blocks.add(new Block(Grain.DAY, day)));
        }
    }

    private static int third(LocalDate day) {
        return Math.min((day.getDayOfMonth() - 1) / THIRD, LAST_THIRD);
    }
}
