package dev.fbads.sync.jobs;

import java.util.UUID;

/** The worker's lease has expired or its job was cancelled. The transaction that finds this is rolled back. */
public final class LeaseLost extends RuntimeException {

    public LeaseLost(UUID jobId) {
        super("this worker has lost the lease of job %s".formatted(jobId));
    }
}
