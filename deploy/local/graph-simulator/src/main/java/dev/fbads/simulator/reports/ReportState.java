package dev.fbads.simulator.reports;

import java.time.Duration;
import java.time.Instant;

/** What a report says of itself at one instant. */
record ReportState(String status, int percent) {

    private static final ReportState COMPLETED = new ReportState("Job Completed", 100);
    private static final ReportState FAILED = new ReportState("Job Failed", 0);
    private static final ReportState SKIPPED = new ReportState("Job Skipped", 0);
    private static final double STARTED_FROM = 0.1;
    private static final double RUNNING_FROM = 0.2;

    static ReportState of(ReportPlan plan, Instant created, Instant now) {
        Duration elapsed = Duration.between(created, now);
        if (elapsed.compareTo(plan.duration()) < 0) {
            return underway(elapsed.toMillis() / (double) plan.duration().toMillis());
        }
        boolean lingers = elapsed.compareTo(plan.duration().plus(plan.lingering())) < 0;
        return switch (plan.ending()) {
            case STUCK -> running(99);
            case STUCK_AT_100 -> running(100);
            case COMPLETED -> lingers ? running(100) : COMPLETED;
            case FAILED -> lingers ? running(100) : FAILED;
            case SKIPPED -> lingers ? running(100) : SKIPPED;
        };
    }

    boolean isCompleted() {
        return this == COMPLETED;
    }

    boolean isFailed() {
        return this == FAILED;
    }

    private static ReportState underway(double part) {
        if (part < STARTED_FROM) {
            return new ReportState("Job Not Started", 0);
        }
        return part < RUNNING_FROM ? new ReportState("Job Started", 0) : running((int) (part * 100));
    }

    private static ReportState running(int percent) {
        return new ReportState("Job Running", percent);
    }
}
