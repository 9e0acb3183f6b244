package dev.fbads.contracts.jobs;

import java.util.UUID;

/**
 * Says that a job was released. The database knows everything else about the job, so a record that is lost, doubled or late
 * changes nothing.
 *
 * @param jobId row of {@code facebook_sync_jobs}
 * @param compteId the tenant
 * @param accountId {@code act_<digits>}
 */
public record SyncJobMessage(UUID jobId, int compteId, String accountId) {
}
