package dev.fbads.query.account;

/**
 * An account with its data version, read from one snapshot.
 *
 * @param version changes with every change of the account's stored data
 */
public record VersionedAccount(AdAccount account, long version) {

    public String accountId() {
        return account.accountId();
    }

    public int compteId() {
        return account.compteId();
    }

    /** The account in the snapshot, reduced to the properties that figures depend on. */
    public AccountVersion accountVersion() {
        return new AccountVersion(compteId(), accountId(), account.timezoneName(), version);
    }
}
