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
import dev.fbads.sync.worker.Tally.Spent;

/** Lines of the import log: one for each run of a job, however it ended, with what it really cost. */
final class RunLog {

    private RunLog() {
    }

    /** The rows are stored. */
    static ImportLogEntry success(ClaimedJob job, InsightsDone done, SliceReplacement.Result result, Duration fetching,
            Duration writing) {
        Map<String, Object> problems = new HashMap<>(result.refusedByReason());
        List<InsightsShortfall> shortfall = done.shortfall();
        if (shortfall != null) {
            problems.put("shortfall", shortfall.stream()
                    .map(slice -> Map.of("date_start", slice.dateStart().toString(), "spend", slice.spend(), "impressions",
                            slice.impressions()))
                    .toList());
        }
        Map<String, Object> performance = Map.of(
                "fetch_ms", fetching.toMillis(),
                "graph_ms", done.elapsedMs(),
                "write_ms", writing.toMillis(),
                "total_ms", fetching.plus(writing).toMillis(),
                "api_version", done.apiVersion());
        return new ImportLogEntry(job, problems.isEmpty() ? ImportStatus.SUCCESS : ImportStatus.PARTIAL, result.written(),
                result.replaced(), result.refusedRows(), done.callsMade(), done.callsFailed(), done.quota(), problems,
                performance,
                fetching.plus(writing));
    }

    /** Nothing was stored. The details say why, and what becomes of the job: {@code retry}, {@code rest}, … */
    static ImportLogEntry unsuccessful(ClaimedJob job, Verdict verdict, Map<String, Object> details, Spent spent,
            Duration duration) {
        Map<String, Object> errors = new HashMap<>(details);
        errors.put("code", verdict.code());
        errors.put("message", verdict.message());
        switch (verdict) {
            case Verdict.Rest rest -> {
                errors.put("next", "rest");
                errors.put("resumes_after_seconds", rest.delay().toSeconds());
            }
            case Verdict.Retry retry -> {
                errors.put("next", "retry");
                errors.put("resumes_after_seconds", retry.delay().toSeconds());
            }
            case Verdict.Split split -> errors.put("next", "split");
            case Verdict.GiveUp giveUp -> errors.put("next", "give_up");
            case Verdict.Reauthorise reauthorise -> errors.put("next", "give_up");
            case Verdict.AccountUnreadable unreadable -> errors.put("next", "give_up");
        }
        return entry(job, verdict.logStatus(), spent, errors, duration);
    }

    /** Nothing was stored, for nobody waits for it any more. */
    static ImportLogEntry cancelled(ClaimedJob job, Spent spent, Duration duration) {
        return entry(job, ImportStatus.CANCELLED, spent, Map.of("code", "cancelled", "message", "the wish was taken back"),
                duration);
    }

    /** Meta's own codes, where it gave some. */
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

    private static ImportLogEntry entry(ClaimedJob job, ImportStatus status, Spent spent, Map<String, Object> errors,
            Duration duration) {
        return new ImportLogEntry(job, status, 0, 0, 0, spent.callsMade(), spent.callsFailed(), spent.quota(), errors,
                Map.of("total_ms", duration.toMillis()), duration);
    }
}
