package dev.fbads.sync.maintenance;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Metrics of the scheduled tasks: when this replica last completed each, and how often each failed. */
@Singleton
public class MaintenanceMetrics {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, AtomicLong> lastRuns = new ConcurrentHashMap<>();

    MaintenanceMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** The task was completed now. */
    public void done(String task) {
        lastRuns.computeIfAbsent(task, this::gauge).set(clock.instant().getEpochSecond());
    }

    /** The task failed; its next run retries. */
    public void failed(String task) {
        registry.counter("fbads.schedule.failures", "task", task).increment();
    }

    private AtomicLong gauge(String task) {
        AtomicLong seconds = new AtomicLong();
        Gauge.builder("fbads.schedule.last.run.seconds", seconds, AtomicLong::doubleValue)
                .tag("task", task)
                .register(registry);
        return seconds;
    }
}
