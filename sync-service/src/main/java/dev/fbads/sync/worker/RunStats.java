package dev.fbads.sync.worker;

import java.util.Map;

import dev.fbads.contracts.insights.InsightsProgress;
import dev.fbads.sync.ingest.FetchOutcome;

/** Calls and quota that a run has used so far, as reported by the gateway: progress lines count calls, the last line all. */
final class RunStats {

    private volatile Usage usage = Usage.NONE;

    /**
     * What a run has used.
     *
     * @param callsMade HTTP calls to Graph
     * @param callsFailed the failed ones among them; known from the last line only
     * @param quota Meta's usage figures, percent by kind; empty where none were reported
     */
    record Usage(int callsMade, int callsFailed, Map<String, Double> quota) {

        static final Usage NONE = new Usage(0, 0, Map.of());

        Usage {
            quota = Map.copyOf(quota);
        }
    }

    Usage usage() {
        return usage;
    }

    void progressed(InsightsProgress progress) {
        usage = new Usage(Math.max(usage.callsMade(), progress.callsMade()), usage.callsFailed(), usage.quota());
    }

    void ended(FetchOutcome outcome) {
        usage = switch (outcome) {
            case FetchOutcome.Fetched fetched -> new Usage(fetched.done().callsMade(), fetched.done().callsFailed(),
                    fetched.done().quota());
            case FetchOutcome.Refused refused -> new Usage(refused.error().callsMade(), refused.error().callsFailed(),
                    refused.error().quota() == null ? Map.of() : refused.error().quota());
            case FetchOutcome.Unreachable unreachable -> usage;
            case FetchOutcome.Broken broken -> usage;
        };
    }
}
