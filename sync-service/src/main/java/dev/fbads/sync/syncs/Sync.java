package dev.fbads.sync.syncs;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.periods.Period;

/**
 * A sync: an accepted sync request and its progress.
 *
 * @param period the requested days
 * @param granularity {@code day} or {@code month} where it was forced
 * @param percent 0 to 100, never falls
 * @param totalDays days that had to be fetched
 * @param errorCode cause of the failure or pause
 * @param nextRetryAt end of a pause
 */
public record Sync(String syncId, int compteId, String accountId, Period period, @Nullable String granularity,
        List<String> breakdownSets, SyncState state, int percent, int totalDays, int syncedDays, int failedDays,
        @Nullable String errorCode, @Nullable String errorMessage, int retryCount, @Nullable Instant nextRetryAt,
        Instant createdAt, @Nullable Instant startedAt, @Nullable Instant completedAt) {

    public Sync {
        breakdownSets = List.copyOf(breakdownSets);
    }
}
