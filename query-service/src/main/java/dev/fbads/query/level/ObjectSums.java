package dev.fbads.query.level;

import org.jspecify.annotations.Nullable;

/**
 * The sums of one object of the asked level, with its newest names.
 *
 * @param id object id, or {@code act_<digits>} for the account
 * @param name null where no row has named it, and for the account
 */
record ObjectSums(String id, @Nullable String name, @Nullable String status, @Nullable String campaignId,
        @Nullable String campaignName, @Nullable String adsetId, @Nullable String adsetName, Sums sums) {

    /** An account without delivery. */
    static ObjectSums none(String accountId) {
        return new ObjectSums(accountId, null, null, null, null, null, null, Sums.ZERO);
    }
}
