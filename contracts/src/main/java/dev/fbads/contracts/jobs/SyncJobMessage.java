package dev.fbads.contracts.jobs;

import java.util.UUID;

/**
 * Announces that a job was released. Everything else about the job is in the database, so a lost, duplicate or
 * late record does no harm.
 *
 * @param jobId row of {@code facebook_sync_jobs}
 * @param compteId the tenant
 * @param accountId {@code act_<digits>}
 */
public record SyncJobMessage(UUID jobId, int compteId, String accountId) {
}
