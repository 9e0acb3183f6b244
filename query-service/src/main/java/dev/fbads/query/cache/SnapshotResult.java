package dev.fbads.query.cache;

import java.util.List;

import dev.fbads.query.account.AccountVersion;

/**
 * A result that was read from one snapshot of the database.
 *
 * @param body serialised as JSON; depends on the request and the data, not on the caller
 * @param versions of the accounts in that snapshot, by account id
 */
public record SnapshotResult(Object body, List<AccountVersion> versions) {

    public SnapshotResult {
        versions = List.copyOf(versions);
    }
}
