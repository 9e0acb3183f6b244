package dev.fbads.query.figures;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.fbads.query.account.AdAccount;
import dev.fbads.query.coverage.BlockCover;
import dev.fbads.query.coverage.Coverage;
import dev.fbads.query.coverage.SliceSelection;
import dev.fbads.query.metric.ActionIndex;

/**
 * What every answer stands on: whose figures they are and which stored days they come from, all of one snapshot.
 *
 * @param accounts by id, one at least, all of one compte
 * @param actions their action types
 * @param selections per period, in the order in which they were asked for, and account id: the slices that answer it
 */
public record Ground(List<AdAccount> accounts, ActionIndex actions, List<Map<String, SliceSelection>> selections) {

    public Ground {
        accounts = List.copyOf(accounts);
        selections = selections.stream().map(Map::copyOf).toList();
    }

    public int compteId() {
        return accounts.getFirst().compteId();
    }

    /** The fewest blocks that hold the periods' days; the bucket is the number of the period. */
    public List<BlockRead> blocks() {
        return IntStream.range(0, selections.size())
                .boxed()
                .flatMap(period -> accounts.stream()
                        .flatMap(account -> BlockCover.of(selections.get(period).get(account.accountId()))
                                .stream()
                                .map(block -> new BlockRead(period, account.accountId(), block))))
                .toList();
    }

    /** What the figures tell of one account's period. */
    public Coverage coverage(int period, AdAccount account) {
        return selections.get(period).get(account.accountId()).coverage();
    }

    /** What the figures tell of a period, of all accounts together. */
    public Coverage coverage(int period) {
        return Coverage.merged(accounts.stream().map(account -> coverage(period, account)).toList());
    }
}
