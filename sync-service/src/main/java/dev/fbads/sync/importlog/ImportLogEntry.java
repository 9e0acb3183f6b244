package dev.fbads.sync.importlog;

import java.time.Duration;
import java.util.Map;

import dev.fbads.sync.jobs.ClaimedJob;

/**
 * One run of one job.
 *
 * @param rowsImported rows written; none unless the run was committed
 * @param rowsUpdated rows that they replaced
 * @param rowsFailed rows that were refused
 * @param callsMade HTTP calls to Graph; of a run that broke off, those that it had told of
 * @param callsFailed those of them that failed
 * @param quota Meta's usage figures, percent by kind; empty where none were told
 * @param errors refused rows by reason, or what stopped the run; empty where all went well
 * @param performance figures of the run, milliseconds unless the name says otherwise
 * @param duration from claim to commit
 */
public record ImportLogEntry(ClaimedJob job, ImportStatus status, long rowsImported, long rowsUpdated, long rowsFailed,
        int callsMade, int callsFailed, Map<String, Double> quota, Map<String, Object> errors, Map<String, Object> performance,
        Duration duration) {
}
