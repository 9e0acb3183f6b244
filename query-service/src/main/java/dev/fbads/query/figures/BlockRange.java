package dev.fbads.query.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

import dev.fbads.query.coverage.Block;

/**
 * Blocks of one account and grain without a gap between them, which are read as one range of an index. Either all have the
 * same sum index, or each has the next one.
 *
 * @param sumIndex the sum index of the first block
 * @param first the start of the first block
 * @param last the start of the last one
 */
record BlockRange(int sumIndex, String accountId, Block.Grain grain, LocalDate first, LocalDate last) {

    private static final Comparator<BlockRead> ORDER = Comparator.comparingInt(BlockRead::sumIndex)
            .thenComparing(BlockRead::accountId)
            .thenComparing(read -> read.block().grain())
            .thenComparing(read -> read.block().start());
    private static final Comparator<BlockRead> ORDER_OF_DAYS = Comparator.comparing(BlockRead::accountId)
            .thenComparingInt(BlockRead::sumIndex);

    /** The smallest number of ranges for the blocks, each with one sum index. */
    static List<BlockRange> of(List<BlockRead> blocks) {
        return of(blocks, ORDER, (end, next) -> end.sumIndex() == next.sumIndex());
    }

    /** The smallest number of ranges for the days, in which each day has the sum index after that of the day before. */
    static List<BlockRange> ofDaysApart(List<BlockRead> days) {
        return of(days, ORDER_OF_DAYS, (end, next) -> end.sumIndex() + 1 == next.sumIndex());
    }

    private static List<BlockRange> of(List<BlockRead> blocks, Comparator<BlockRead> order,
            BiPredicate<BlockRead, BlockRead> together) {
        List<BlockRange> ranges = new ArrayList<>();
        BlockRead begin = null;
        BlockRead end = null;
        for (BlockRead next : blocks.stream().sorted(order).toList()) {
            if (begin == null || end == null || !together.test(end, next) || !continues(end, next)) {
                if (begin != null && end != null) {
                    ranges.add(of(begin, end));
                }
                begin = next;
            }
            end = next;
        }
        if (begin != null && end != null) {
            ranges.add(of(begin, end));
        }
        return ranges;
    }

    private static boolean continues(BlockRead end, BlockRead next) {
        return end.accountId().equals(next.accountId()) && end.block().isRightBefore(next.block());
    }

    private static BlockRange of(BlockRead first, BlockRead last) {
        return new BlockRange(first.sumIndex(), first.accountId(), first.block().grain(), first.block().start(),
                last.block().start());
    }
}
