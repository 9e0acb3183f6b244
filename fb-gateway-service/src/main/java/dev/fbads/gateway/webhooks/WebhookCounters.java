package dev.fbads.gateway.webhooks;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/** Counts refused deliveries, and published and duplicate changes; registered at zero. */
@Startup
@ApplicationScoped
class WebhookCounters {

    private final Counter badSignatures;
    private final Counter published;
    private final Counter duplicates;

    WebhookCounters(MeterRegistry registry) {
        badSignatures = Counter.builder("fbads.webhooks.refused").tag("reason", "signature")
                .description("Deliveries without a valid signature of the Meta app").register(registry);
        published = changes(registry, "published");
        duplicates = changes(registry, "duplicate");
    }

    void badSignature() {
        badSignatures.increment();
    }

    void published(int changes) {
        published.increment(changes);
    }

    void duplicates(int changes) {
        duplicates.increment(changes);
    }

    private static Counter changes(MeterRegistry registry, String outcome) {
        return Counter.builder("fbads.webhooks.changes").tag("outcome", outcome)
                .description("Changes reported by Meta").register(registry);
    }
}
