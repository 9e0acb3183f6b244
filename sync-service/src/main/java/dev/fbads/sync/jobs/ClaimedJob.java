package dev.fbads.sync.jobs;

import java.util.UUID;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.accounts.Role;
import dev.fbads.sync.plan.FetchRange;

/**
 * A job that this worker may run while it holds the lease.
 *
 * @param leaseToken identifies the claim; a later claim has another one
 * @param userId the user whose sync request created the job
 * @param role priority at the gateway
 * @param attempts earlier failed runs
 */
public record ClaimedJob(UUID jobId, UUID leaseToken, int compteId, AccountId accountId, String userId, Role role,
        FetchRange range, int attempts) {

    /** Identifies this run in the logs of this service and, as request id, in those of the gateway. */
    public UUID traceId() {
        return leaseToken;
    }
}
