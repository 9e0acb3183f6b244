package dev.fbads.simulator.reports;

import java.time.Instant;
import java.util.Map;

import dev.fbads.simulator.dataset.Dataset;

/**
 * A report that was asked for.
 *
 * @param of the object whose insights it holds
 * @param parameters of the question
 */
record Report(String id, Dataset.Located of, Map<String, String> parameters, Instant created, ReportPlan plan) {

    Report {
        parameters = Map.copyOf(parameters);
    }

    ReportState at(Instant now) {
        return ReportState.of(plan, created, now);
    }

    /** When it is at its end, if it comes to one. */
    Instant end() {
        return created.plus(plan.duration()).plus(plan.lingering());
    }
}
