package dev.fbads.query.figures;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.fbads.query.account.AdAccount;
import dev.fbads.query.coverage.BlockCover;
import dev.fbads.query.coverage.SliceSelection;
import dev.fbads.query.memory.HeapSize;
import dev.fbads.query.metric.ActionIndex;

/**
 * The stored slices of accounts for the periods of a query.
 *
 * @param actions the action types of the accounts
 * @param selections the slices that cover each period, by account id
 * @param blocks the smallest set of blocks with the days of the periods; the sum index is the period index
 */
public record StoredSlices(ActionIndex actions, List<Map<String, SliceSelection>> selections, List<BlockRead> blocks)
        implements
            ContextCache.Entry {

    private static final long BLOCK = HeapSize.object(2, Integer.BYTES) + HeapSize.object(2, 0) + HeapSize.DATE;

    public StoredSlices {
        selections = selections.stream().map(Map::copyOf).toList();
        blocks = List.copyOf(blocks);
    }

    static StoredSlices of(List<AdAccount> accounts, ActionIndex actions, List<Map<String, SliceSelection>> selections) {
        return new StoredSlices(actions, selections, IntStream.range(0, selections.size())
                .boxed()
                .flatMap(period -> accounts.stream()
                        .flatMap(account -> BlockCover.of(selections.get(period).get(account.accountId()))
                                .stream()
                                .map(block -> new BlockRead(period, account.accountId(), block))))
                .toList());
    }

    @Override
    public long heapSize() {
        long size = HeapSize.object(3, 0) + actions.heapSize() + HeapSize.list(selections.size())
                + HeapSize.list(blocks.size()) + blocks.size() * BLOCK;
        for (Map<String, SliceSelection> ofPeriod : selections) {
            size += HeapSize.map(ofPeriod.size());
            for (Map.Entry<String, SliceSelection> ofAccount : ofPeriod.entrySet()) {
                size += HeapSize.text(ofAccount.getKey()) + ofAccount.getValue().heapSize();
            }
        }
        return size;
    }
}
