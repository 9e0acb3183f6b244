package dev.fbads.sync.schedule;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What schedulers tell monitoring: when each was last done by this replica, and which failed. */
@Singleton
public class CareMetrics {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, AtomicLong> lastRuns = new ConcurrentHashMap<>();

    CareMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** The task was done now. */
    public void done(String task) {
        lastRuns.computeIfAbsent(task, this::gauge).set(clock.instant().getEpochSecond());
    }

    /** The task broke off; it will be tried again. */
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
