package dev.fbads.query.figures;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.fbads.query.account.AccountVersion;
import dev.fbads.query.account.AdAccount;
import dev.fbads.query.account.VersionedAccount;
import dev.fbads.query.coverage.BlockCover;
import dev.fbads.query.coverage.Coverage;
import dev.fbads.query.coverage.SliceSelection;
import dev.fbads.query.metric.ActionIndex;

/**
 * What every answer stands on: whose figures they are and which stored days they come from, all of one snapshot.
 *
 * @param accounts by id, one at least, all of one compte
 * @param versions of what is stored of them, in the same order
 * @param actions their action types
 * @param selections per period, in the order in which they were asked for, and account id: the slices that answer it
 * @param blocks the fewest blocks that hold the periods' days; the bucket is the number of the period
 */
public record Ground(List<AdAccount> accounts, List<AccountVersion> versions, ActionIndex actions,
        List<Map<String, SliceSelection>> selections, List<BlockRead> blocks) {

    public Ground {
        accounts = List.copyOf(accounts);
        versions = List.copyOf(versions);
        selections = selections.stream().map(Map::copyOf).toList();
        blocks = List.copyOf(blocks);
    }

    static Ground of(List<VersionedAccount> stored, ActionIndex actions, List<Map<String, SliceSelection>> selections) {
        List<AdAccount> accounts = stored.stream().map(VersionedAccount::account).toList();
        return new Ground(accounts, stored.stream().map(VersionedAccount::stated).toList(), actions, selections,
                blocks(accounts, selections));
    }

    /** The same accounts with other days. */
    public Ground with(Map<String, SliceSelection> ofPeriod) {
        return new Ground(accounts, versions, actions, List.of(ofPeriod), blocks(accounts, List.of(ofPeriod)));
    }

    /** Whether these are the accounts, and nothing that is stored of them has changed. */
    boolean isOf(List<VersionedAccount> found) {
        return accounts.equals(found.stream().map(VersionedAccount::account).toList())
                && versions.equals(found.stream().map(VersionedAccount::stated).toList());
    }

    public int compteId() {
        return accounts.getFirst().compteId();
    }

    /** What the figures tell of one account's period. */
    public Coverage coverage(int period, AdAccount account) {
        return selections.get(period).get(account.accountId()).coverage();
    }

    /** What the figures tell of a period, of all accounts together. */
    public Coverage coverage(int period) {
        return Coverage.merged(accounts.stream().map(account -> coverage(period, account)).toList());
    }

    private static List<BlockRead> blocks(List<AdAccount> accounts, List<Map<String, SliceSelection>> selections) {
        return IntStream.range(0, selections.size())
                .boxed()
                .flatMap(period -> accounts.stream()
                        .flatMap(account -> BlockCover.of(selections.get(period).get(account.accountId()))
                                .stream()
                                .map(block -> new BlockRead(period, account.accountId(), block))))
                .toList();
    }
}
