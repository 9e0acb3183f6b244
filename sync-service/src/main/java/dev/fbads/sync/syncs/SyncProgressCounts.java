package dev.fbads.sync.syncs;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * Counts of the jobs that a sync waits for.
 *
 * @param unfinished jobs that have not ended
 * @param runnable unfinished jobs that neither Meta nor the rate limits pause
 * @param paused unfinished jobs that wait until a given time
 * @param givenUp jobs that have failed or were cancelled
 * @param done jobs whose days are stored
 * @param percent of the days, running jobs by their fraction
 * @param syncedDays days that are stored in every set
 * @param failedDays days that have failed in at least one set
 * @param attempts the largest number of failed runs of a job
 * @param nextRetryAt when the first paused job continues
 * @param errorCode the last error of one of the jobs
 * @param errorMessage its text
 */
record SyncProgressCounts(String syncId, int unfinished, int runnable, int paused, int givenUp, int done, int percent,
        int syncedDays, int failedDays, int attempts, @Nullable OffsetDateTime nextRetryAt, @Nullable String errorCode,
        @Nullable String errorMessage) {

    private static final int MAX_UNFINISHED_PERCENT = 99;
    private static final int COMPLETE = 100;

    SyncProgressCounts {
        if (runnable > unfinished || paused > unfinished) {
            throw new IllegalArgumentException("runnable and paused jobs are unfinished");
        }
    }

    /** 100 only when everything is stored. */
    int progress() {
        return unfinished == 0 && givenUp == 0 ? COMPLETE : Math.min(percent, MAX_UNFINISHED_PERCENT);
    }

    /** Whether no job runs before {@link #nextRetryAt()}. */
    boolean allPaused() {
        return unfinished > 0 && paused == unfinished;
    }

    /** Whether the last error explains the sync's state, because all jobs are paused or have ended. */
    boolean explained() {
        return unfinished == 0 || allPaused();
    }
}
