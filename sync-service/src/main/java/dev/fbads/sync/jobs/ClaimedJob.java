package dev.fbads.sync.jobs;

import java.util.UUID;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.accounts.Role;
import dev.fbads.sync.plan.FetchRange;

/**
 * A job that this worker may run for as long as its lease is its own.
 *
 * @param jobId the job
 * @param leaseToken proves the claim; a later claim has another
 * @param compteId the tenant
 * @param accountId the ad account
 * @param userId whose wish it came from
 * @param role how urgent it is
 * @param range what it fetches
 * @param attempts runs that failed before
 */
public record ClaimedJob(UUID jobId, UUID leaseToken, int compteId, AccountId accountId, String userId, Role role,
        FetchRange range, int attempts) {

    /** Names this run in our log lines and, as the request's id, in the gateway's. Each claim has another. */
    public UUID traceId() {
        return leaseToken;
    }
}
