package dev.fbads.sync.worker;

import java.time.Duration;

import jakarta.inject.Singleton;

import dev.fbads.sync.jobs.ClaimedJob;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Metrics of this replica's workers, described in docs/metrics.md. */
@Singleton
class WorkerMetrics {

    private static final Duration[] BUCKETS = { Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(20) };

    private final MeterRegistry meters;

    WorkerMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void slots(String kind, WorkerSlots slots) {
        Gauge.builder("fbads.workers.busy", slots, WorkerSlots::busy)
                .description("slots in use")
                .tag("kind", kind)
                .register(meters);
    }

    void claimed(boolean found) {
        meters.counter("fbads.claims", "result", found ? "claimed" : "nothing").increment();
    }

    void done(ClaimedJob job, long rows, Duration duration) {
        ended(job, "done", "none", duration);
        meters.counter("fbads.rows.ingested", "breakdown_set", job.range().breakdownSet().wire()).increment(rows);
    }

    void ended(ClaimedJob job, JobOutcome outcome, Duration duration) {
        ended(job, outcome.metricLabel(), outcome.code(), duration);
    }

    void leaseLost() {
        meters.counter("fbads.leases.lost").increment();
    }

    void returned(int jobs) {
        meters.counter("fbads.jobs.returned").increment(jobs);
    }

    private void ended(ClaimedJob job, String outcome, String code, Duration duration) {
        meters.counter("fbads.jobs.runs", "outcome", outcome, "code", code, "breakdown_set", job.range().breakdownSet().wire())
                .increment();
        Timer.builder("fbads.job")
                .description("from the claim to the commit")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(meters)
                .record(duration);
    }
}
