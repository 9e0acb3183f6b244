package dev.fbads.sync.restatement;

import java.util.Locale;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/** Metrics of the nightly restatement. */
@Singleton
class RestatementMetrics {

    private final MeterRegistry registry;

    RestatementMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Why no jobs were created for an account. */
    enum Skip {
        /** Too much of Meta's quota is used; retried later in the same night. */
        QUOTA,
        /** No token may read the account; retried later in the same night. */
        REAUTHORISATION,
        /** No recent day is stored, or all of them are being fetched. */
        NOTHING_STORED,
        /** Restated already in this night. */
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
