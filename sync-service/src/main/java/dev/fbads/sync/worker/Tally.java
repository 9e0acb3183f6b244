package dev.fbads.sync.worker;

import java.util.Map;

import dev.fbads.contracts.insights.InsightsProgress;
import dev.fbads.sync.ingest.FetchOutcome;

/** What a run has cost so far, as far as the gateway told: the last line tells all of it, a progress line the calls. */
final class Tally {

    private volatile Spent spent = new Spent(0, 0, Map.of());

    /**
     * The price of a run.
     *
     * @param callsMade HTTP calls to Graph
     * @param callsFailed those of them that failed; known from the last line only
     * @param quota Meta's usage figures, percent by kind; empty where none were told
     */
    record Spent(int callsMade, int callsFailed, Map<String, Double> quota) {

        Spent {
            quota = Map.copyOf(quota);
        }
    }

    Spent spent() {
        return spent;
    }

    void told(InsightsProgress progress) {
        spent = new Spent(Math.max(spent.callsMade(), progress.callsMade()), spent.callsFailed(), spent.quota());
    }

    void ended(FetchOutcome outcome) {
        spent = switch (outcome) {
            case FetchOutcome.Fetched fetched -> new Spent(fetched.done().callsMade(), fetched.done().callsFailed(),
                    fetched.done().quota());
            case FetchOutcome.Refused refused -> new Spent(refused.error().callsMade(), refused.error().callsFailed(),
                    refused.error().quota() == null ? Map.of() : refused.error().quota());
            case FetchOutcome.Unreachable unreachable -> spent;
            case FetchOutcome.Broken broken -> spent;
        };
    }
}
