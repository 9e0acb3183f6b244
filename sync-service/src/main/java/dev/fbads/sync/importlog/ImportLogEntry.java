package dev.fbads.sync.importlog;

import java.time.Duration;
import java.util.Map;

import dev.fbads.sync.jobs.ClaimedJob;

/**
 * One run of one job.
 *
 * @param rowsImported rows written; 0 unless the run was committed
 * @param rowsUpdated rows that were replaced
 * @param rowsFailed rows that were refused
 * @param callsMade HTTP calls to Graph; of an interrupted run, those that it had reported
 * @param callsFailed the failed ones among them
 * @param quota Meta's usage figures, percent by kind; empty where none were reported
 * @param errors refused rows by reason, or the cause of the failure; empty on success
 * @param performance figures of the run, milliseconds unless the name says otherwise
 * @param duration from claim to commit
 */
public record ImportLogEntry(ClaimedJob job, ImportStatus status, long rowsImported, long rowsUpdated, long rowsFailed,
        int callsMade, int callsFailed, Map<String, Double> quota, Map<String, Object> errors, Map<String, Object> performance,
        Duration duration) {
}
