package dev.fbads.query.account;

/**
 * An account, and which version of it the figures of the same snapshot are of.
 *
 * @param version another one after every change of what is stored of the account
 */
public record VersionedAccount(AdAccount account, long version) {

    public String accountId() {
        return account.accountId();
    }

    public int compteId() {
        return account.compteId();
    }

    /** The account as it was in the snapshot, without what no figure depends on. */
    public AccountVersion accountVersion() {
        return new AccountVersion(compteId(), accountId(), account.timezoneName(), version);
    }
}
