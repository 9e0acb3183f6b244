package dev.fbads.sync.syncs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The syncs of one account, newest first.
 *
 * @param syncStatus whether the account could be read the last time: {@code active}, {@code account_suspended},
 *        {@code access_denied} or {@code data_invalid}
 * @param reauthorisationNeeded whether a user must connect the account again before anything can be imported
 */
public record StatusResponse(int compteId, String accountId, String syncStatus, boolean reauthorisationNeeded,
        List<SyncStatus> syncs) {

    public StatusResponse {
        syncs = List.copyOf(syncs);
    }

    /** A sync and its jobs. */
    public record SyncStatus(String syncId, String state, int percent, LocalDate since, LocalDate until,
            List<String> breakdownSets, int totalDays, int syncedDays, int failedDays, int retryCount,
            @Nullable String errorCode, @Nullable String errorMessage, @Nullable Instant nextRetryAt, Instant createdAt,
            @Nullable Instant startedAt, @Nullable Instant completedAt, List<JobStatus> jobs) {

        static SyncStatus of(Sync sync, List<JobStatus> jobs) {
            return new SyncStatus(sync.syncId(), sync.state().wire(), sync.percent(), sync.period().since(),
                    sync.period().until(), sync.breakdownSets(), sync.totalDays(), sync.syncedDays(), sync.failedDays(),
                    sync.retryCount(), sync.errorCode(), sync.errorMessage(), sync.nextRetryAt(), sync.createdAt(),
                    sync.startedAt(), sync.completedAt(), jobs);
        }
    }

    /** One job; {@code fraction} is 0 to 1. */
    public record JobStatus(String jobId, String state, String breakdownSet, String granularity, LocalDate since,
            LocalDate until, double fraction, int attempts, @Nullable String errorCode, @Nullable String errorMessage,
            @Nullable Instant nextRetryAt) {
    }
}
