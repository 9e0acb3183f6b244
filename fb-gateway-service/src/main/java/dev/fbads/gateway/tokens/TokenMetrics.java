package dev.fbads.gateway.tokens;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Exports the number of tokens per state as last counted, so that a scrape needs no database. */
@Startup
@ApplicationScoped
class TokenMetrics {

    private static final Logger LOG = Logger.getLogger(TokenMetrics.class);
    private static final List<String> STATES = List.of("valid", "expiring", "quarantined", "revoked");

    private final TokenRepository tokens;
    private final Map<String, AtomicReference<Double>> shown = new TreeMap<>();

    TokenMetrics(TokenRepository tokens, MeterRegistry meters) {
        this.tokens = tokens;
        for (String state : STATES) {
            // NaN until the first count, to distinguish unknown from zero.
            AtomicReference<Double> latest = new AtomicReference<>(Double.NaN);
            shown.put(state, latest);
            Gauge.builder("fbads.tokens", latest, AtomicReference::get)
                    .description("stored tokens; every replica reports the same numbers")
                    .tag("state", state)
                    .register(meters);
        }
    }

    @Scheduled(every = "${fbads.token-maintenance.metrics-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> scheduled() {
        return count()
                .onFailure().invoke(broken -> LOG.warnf("tokens could not be counted: %s", broken.getMessage()))
                .onFailure().recoverWithNull();
    }

    Uni<Void> count() {
        return tokens.countByState()
                .onItem().invoke(counts -> shown.forEach(
                        (state, latest) -> latest.set((double) counts.getOrDefault(state, 0L))))
                .replaceWithVoid();
    }
}
