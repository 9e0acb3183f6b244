package dev.fbads.sync.worker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.fbads.contracts.insights.InsightsDone;
import dev.fbads.contracts.insights.InsightsError;
import dev.fbads.contracts.insights.InsightsShortfall;
import dev.fbads.sync.importlog.ImportLogEntry;
import dev.fbads.sync.importlog.ImportStatus;
import dev.fbads.sync.ingest.SliceReplacement;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.worker.RunStats.Usage;

/** Lines of the import log: one for each run of a job, with the calls and the time that it took. */
final class RunLog {

    private RunLog() {
    }

    /** The rows are stored. */
    static ImportLogEntry success(FetchedRun run, SliceReplacement.Result result, Duration writing) {
        InsightsDone done = run.done();
        Duration total = run.fetching().plus(writing);
        Map<String, Object> problems = new HashMap<>(result.refusedByReason());
        List<InsightsShortfall> shortfall = done.shortfall();
        if (shortfall != null) {
            problems.put("shortfall", shortfall.stream()
                    .map(slice -> Map.of("date_start", slice.dateStart().toString(), "spend", slice.spend(), "impressions",
                            slice.impressions()))
                    .toList());
        }
        Map<String, Object> performance = Map.of(
                "fetch_ms", run.fetching().toMillis(),
                "graph_ms", done.elapsedMs(),
                "write_ms", writing.toMillis(),
                "total_ms", total.toMillis(),
                "api_version", done.apiVersion());
        return new ImportLogEntry(run.job(), problems.isEmpty() ? ImportStatus.SUCCESS : ImportStatus.PARTIAL,
                result.written(), result.replaced(), result.refusedRows(), done.callsMade(), done.callsFailed(), done.quota(),
                problems, performance, total);
    }

    /** Nothing was stored. The details contain the cause, and in {@code next} what happens to the job. */
    static ImportLogEntry unsuccessful(ClaimedJob job, JobOutcome outcome, Map<String, Object> details, Usage usage,
            Duration duration) {
        Map<String, Object> errors = new HashMap<>(details);
        errors.put("code", outcome.code());
        errors.put("message", outcome.message());
        switch (outcome) {
            case JobOutcome.Pause pause -> {
                errors.put("next", "rest");
                errors.put("resumes_after_seconds", pause.delay().toSeconds());
            }
            case JobOutcome.Retry retry -> {
                errors.put("next", "retry");
                errors.put("resumes_after_seconds", retry.delay().toSeconds());
            }
            case JobOutcome.Split split -> errors.put("next", "split");
            case JobOutcome.GiveUp giveUp -> errors.put("next", "give_up");
            case JobOutcome.Reauthorise reauthorise -> errors.put("next", "give_up");
            case JobOutcome.AccountUnreadable unreadable -> errors.put("next", "give_up");
        }
        return entry(job, outcome.logStatus(), usage, errors, duration);
    }

    /** Nothing was stored, because every sync that waited for the job was cancelled. */
    static ImportLogEntry cancelled(ClaimedJob job, Usage usage, Duration duration) {
        return entry(job, ImportStatus.CANCELLED, usage, Map.of("code", "cancelled", "message", "the sync was cancelled"),
                duration);
    }

    /** Meta's error codes, if there are any. */
    static Map<String, Object> graphCodes(InsightsError error) {
        Map<String, Object> codes = new HashMap<>();
        if (error.graphCode() != null) {
            codes.put("graph_code", error.graphCode());
        }
        if (error.graphSubcode() != null) {
            codes.put("graph_subcode", error.graphSubcode());
        }
        return codes;
    }

    private static ImportLogEntry entry(ClaimedJob job, ImportStatus status, Usage usage, Map<String, Object> errors,
            Duration duration) {
        return new ImportLogEntry(job, status, 0, 0, 0, usage.callsMade(), usage.callsFailed(), usage.quota(), errors,
                Map.of("total_ms", duration.toMillis()), duration);
    }
}
