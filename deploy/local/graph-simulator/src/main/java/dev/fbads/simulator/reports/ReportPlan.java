package dev.fbads.simulator.reports;

import java.time.Duration;
import java.util.Optional;

import dev.fbads.simulator.graph.GraphError;

/**
 * How a report will go.
 *
 * @param duration until it is at 100 %, on the simulator's clock
 * @param lingering how long it says 100 % and "Job Running" before it ends
 * @param failure what a failed one tells, with the status left out
 */
record ReportPlan(Ending ending, Duration duration, Duration lingering, Optional<GraphError> failure) {

    /** How a report ends. */
    enum Ending {
        COMPLETED,
        FAILED,
        SKIPPED,
        /** Never: it runs on. */
        STUCK,
        /** Never: it runs on, at 100 %. */
        STUCK_AT_100
    }
}
