package dev.fbads.sync.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.fbads.sync.metrics.BacklogRepository.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/**
 * Gauges of the waiting work. Every replica reads the same tables and shows the same figures; use the maximum over replicas.
 */
@Singleton
class BacklogGauges {

    private static final Logger LOG = Logger.getLogger(BacklogGauges.class);
    private static final List<String> STATES = List.of("waiting", "paused", "released", "running");

    private final BacklogRepository backlogs;
    private final AtomicReference<Map<String, Backlog>> jobs = new AtomicReference<>(Map.of());
    private final AtomicReference<Backlog> outbox = new AtomicReference<>(Backlog.NONE);

    BacklogGauges(BacklogRepository backlogs, MeterRegistry meters) {
        this.backlogs = backlogs;
        STATES.forEach(state -> Gauge.builder("fbads.jobs.queued", () -> jobs(state).count())
                .description("jobs that have not ended")
                .tag("state", state)
                .register(meters));
        Gauge.builder("fbads.jobs.oldest.released", () -> jobs("released").oldestSeconds())
                .description("how long the oldest released job has waited for a worker")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("fbads.outbox.messages", () -> outbox.get().count())
                .description("messages not sent to Kafka yet")
                .register(meters);
        Gauge.builder("fbads.outbox.lag", () -> outbox.get().oldestSeconds())
                .description("age of the oldest message not sent to Kafka yet")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(every = "${fbads.metrics.sample}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sample() {
        return backlogs.jobs().invoke(jobs::set)
                .chain(backlogs::outbox).invoke(outbox::set)
                .onFailure().invoke(failure -> LOG.warn("the backlog could not be read; its gauges are outdated", failure))
                .onFailure().recoverWithNull()
                .replaceWithVoid();
    }

    private Backlog jobs(String state) {
        return jobs.get().getOrDefault(state, Backlog.NONE);
    }
}
