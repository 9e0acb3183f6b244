package dev.fbads.gateway.webhooks;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/**
 * Counts what comes in: deliveries that are refused, changes that are passed on or were known. There from the start, at zero.
 */
@Startup
@ApplicationScoped
class WebhookCounters {

    private final Counter badSignatures;
    private final Counter published;
    private final Counter duplicates;

    WebhookCounters(MeterRegistry registry) {
        badSignatures = Counter.builder("fbads.webhooks.refused").tag("reason", "signature")
                .description("Deliveries that were not signed by the Meta app").register(registry);
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
                .description("Changes that Meta told").register(registry);
    }
}
