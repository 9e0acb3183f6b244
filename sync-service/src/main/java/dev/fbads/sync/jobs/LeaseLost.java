package dev.fbads.sync.jobs;

import java.util.UUID;

/** The job was taken from this worker, which was silent for too long, or it was cancelled. What it has done is undone. */
public final class LeaseLost extends RuntimeException {

    public LeaseLost(UUID jobId) {
        super("the lease of job %s is no longer this worker's".formatted(jobId));
    }
}
