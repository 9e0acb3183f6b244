package dev.fbads.query.figures;

import java.util.List;
import java.util.Map;

import dev.fbads.query.account.AccountVersion;
import dev.fbads.query.account.AdAccount;
import dev.fbads.query.account.VersionedAccount;
import dev.fbads.query.coverage.Coverage;
import dev.fbads.query.coverage.SliceSelection;
import dev.fbads.query.metric.ActionIndex;

/**
 * The accounts of a response and the stored days that its figures come from, read from one snapshot.
 *
 * @param accounts at least one, all of one compte, by id
 * @param versions the data versions of the accounts, in the same order
 * @param stored the stored slices of the accounts for the periods of the query
 */
public record QueryContext(List<AdAccount> accounts, List<AccountVersion> versions, StoredSlices stored) {

    public QueryContext {
        accounts = List.copyOf(accounts);
        versions = List.copyOf(versions);
    }

    static QueryContext of(List<VersionedAccount> accounts, StoredSlices stored) {
        return new QueryContext(accounts.stream().map(VersionedAccount::account).toList(),
                accounts.stream().map(VersionedAccount::accountVersion).toList(), stored);
    }

    /** The same accounts with other days. */
    public QueryContext with(Map<String, SliceSelection> ofPeriod) {
        return new QueryContext(accounts, versions, StoredSlices.of(accounts, stored.actions(), List.of(ofPeriod)));
    }

    /** The same with another index of the same action types. */
    public QueryContext with(ActionIndex index) {
        return new QueryContext(accounts, versions, new StoredSlices(index, stored.selections(), stored.blocks()));
    }

    public int compteId() {
        return accounts.getFirst().compteId();
    }

    /** The action types of the accounts. */
    public ActionIndex actions() {
        return stored.actions();
    }

    /** Per period, in the order of the query, and account id: the slices that cover it. */
    public List<Map<String, SliceSelection>> selections() {
        return stored.selections();
    }

    /** The smallest set of blocks with the days of the periods; the sum index is the period index. */
    public List<BlockRead> blocks() {
        return stored.blocks();
    }

    /** The coverage of one account in a period. */
    public Coverage coverage(int period, AdAccount account) {
        return selections().get(period).get(account.accountId()).coverage();
    }

    /** The coverage of all accounts together in a period. */
    public Coverage coverage(int period) {
        return Coverage.merged(accounts.stream().map(account -> coverage(period, account)).toList());
    }
}
