package dev.fbads.query.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

import dev.fbads.query.coverage.Block;

/**
 * Blocks of one account and grain without a gap between them, all of one bucket or each of the next one. They are read as one
 * range of an index.
 *
 * @param bucket of the first block
 * @param first the start of the first block
 * @param last the start of the last one
 */
record BlockRange(int bucket, String accountId, Block.Grain grain, LocalDate first, LocalDate last) {

    private static final Comparator<BlockRead> ORDER = Comparator.comparingInt(BlockRead::bucket)
            .thenComparing(BlockRead::accountId)
            .thenComparing(read -> read.block().grain())
            .thenComparing(read -> read.block().start());
    private static final Comparator<BlockRead> ORDER_OF_DAYS = Comparator.comparing(BlockRead::accountId)
            .thenComparingInt(BlockRead::bucket);

    /** The fewest that are these blocks, by bucket. */
    static List<BlockRange> of(List<BlockRead> blocks) {
        return of(blocks, ORDER, (end, next) -> end.bucket() == next.bucket());
    }

    /** The fewest that are these days, each the next bucket after the one before. */
    static List<BlockRange> ofDaysApart(List<BlockRead> days) {
        return of(days, ORDER_OF_DAYS, (end, next) -> end.bucket() + 1 == next.bucket());
    }

    private static List<BlockRange> of(List<BlockRead> blocks, Comparator<BlockRead> order,
            BiPredicate<BlockRead, BlockRead> together) {
        List<BlockRange> runs = new ArrayList<>();
        BlockRead begin = null;
        BlockRead end = null;
        for (BlockRead next : blocks.stream().sorted(order).toList()) {
            if (begin == null || end == null || !together.test(end, next) || !continues(end, next)) {
                if (begin != null && end != null) {
                    runs.add(of(begin, end));
                }
                begin = next;
            }
            end = next;
        }
        if (begin != null && end != null) {
            runs.add(of(begin, end));
        }
        return runs;
    }

    private static boolean continues(BlockRead end, BlockRead next) {
        return end.accountId().equals(next.accountId()) && end.block().isRightBefore(next.block());
    }

    private static BlockRange of(BlockRead first, BlockRead last) {
        return new BlockRange(first.bucket(), first.accountId(), first.block().grain(), first.block().start(),
                last.block().start());
    }
}
