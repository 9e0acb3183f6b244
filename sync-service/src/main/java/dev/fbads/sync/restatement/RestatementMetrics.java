package dev.fbads.sync.restatement;

import java.util.Locale;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/** What the night came to. */
@Singleton
class RestatementMetrics {

    private final MeterRegistry registry;

    RestatementMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Why an account got no jobs. */
    enum Skip {
        /** Too much of Meta's quota is used; tried again later the same night. */
        QUOTA,
        /** No token may read it; tried again later the same night. */
        REAUTHORISATION,
        /** None of its recent days is stored, or all of them are being fetched. */
        NOTHING_STORED,
        /** Served before. */
        DONE
    }

    void added(int jobs) {
        registry.counter("fbads.restatement.jobs").increment(jobs);
    }

    Uni<Void> skipped(Skip reason) {
        registry.counter("fbads.restatement.skipped", "reason", reason.name().toLowerCase(Locale.ROOT)).increment();
        return Uni.createFrom().voidItem();
    }
}
