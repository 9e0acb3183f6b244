package dev.fbads.sync.syncs;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * The jobs that a sync waits for, counted.
 *
 * @param unfinished jobs that have not ended
 * @param moving those of them that neither Meta nor our own limits hold back
 * @param resting those of them that wait for a time
 * @param givenUp jobs that failed or were cancelled
 * @param done jobs whose days are stored
 * @param percent of the days, running jobs by their fraction
 * @param syncedDays days that are stored in every set
 * @param failedDays days that were given up in a set
 * @param attempts failed runs of the job with the most of them
 * @param nextRetryAt when the first resting job goes on
 * @param errorCode what one of the jobs last met
 * @param errorMessage the same for people
 */
record SyncTally(String syncId, int unfinished, int moving, int resting, int givenUp, int done, int percent, int syncedDays,
        int failedDays, int attempts, @Nullable OffsetDateTime nextRetryAt, @Nullable String errorCode,
        @Nullable String errorMessage) {

    private static final int ALMOST = 99;
    private static final int ALL = 100;

    SyncTally {
        if (moving > unfinished || resting > unfinished) {
            throw new IllegalArgumentException("only unfinished jobs move or rest");
        }
    }

    /** 100 only when everything is stored. */
    int progress() {
        return unfinished == 0 && givenUp == 0 ? ALL : Math.min(percent, ALMOST);
    }

    /** Whether nothing happens before {@link #nextRetryAt()}. */
    boolean allResting() {
        return unfinished > 0 && resting == unfinished;
    }

    /** Whether what was last met explains where the sync is now: it rests, or has ended. */
    boolean explained() {
        return unfinished == 0 || allResting();
    }
}
