package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.accounts.Role;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Metrics of the calls that wait in this replica. */
@ApplicationScoped
public class QueueMetrics {

    private static final Duration[] BUCKETS = { Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1),
            Duration.ofSeconds(6), Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(60) };

    private final MeterRegistry meters;
    private final Map<Role, AtomicInteger> waiting = new EnumMap<>(Role.class);

    public QueueMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (Role role : Role.values()) {
            AtomicInteger count = new AtomicInteger();
            waiting.put(role, count);
            Gauge.builder("fbads.ratelimit.queue", count, AtomicInteger::get)
                    .description("calls that wait for the rate limit of their user in this replica")
                    .tag("role", role.wire())
                    .register(meters);
        }
    }

    void enqueued(Role role) {
        counter(role).incrementAndGet();
    }

    void dequeued(Role role) {
        counter(role).decrementAndGet();
    }

    void decided(Role role, Duration waited, RateLimitDecision.Final decision) {
        Timer.builder("fbads.ratelimit.wait")
                .description("time from the request to the decision, granted or refused")
                .tag("role", role.wire())
                .serviceLevelObjectives(BUCKETS)
                .register(meters)
                .record(waited);
        if (decision instanceof RateLimitDecision.Refused(Duration retryAfter, RateLimitDecision.Reason reason)) {
            meters.counter("fbads.ratelimit.refused", "role", role.wire(), "reason", reason.name().toLowerCase(Locale.ROOT))
                    .increment();
        }
    }

    private AtomicInteger counter(Role role) {
        return waiting.getOrDefault(role, new AtomicInteger());
    }
}
