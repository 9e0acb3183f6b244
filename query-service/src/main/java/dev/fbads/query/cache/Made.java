package dev.fbads.query.cache;

import java.util.List;

import dev.fbads.query.account.AccountVersion;

/**
 * An answer that was read from one snapshot.
 *
 * @param answer to be written as JSON; of the question alone, whoever asked
 * @param of the accounts that it is about, as they were in the snapshot, by id
 */
public record Made(Object answer, List<AccountVersion> of) {

    public Made {
        of = List.copyOf(of);
    }
}
