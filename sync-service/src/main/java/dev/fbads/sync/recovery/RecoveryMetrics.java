package dev.fbads.sync.recovery;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts recoveries; each one indicates a lost process or record. */
@Singleton
class RecoveryMetrics {

    private final MeterRegistry meters;

    RecoveryMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void recovered(String kind, int count) {
        meters.counter("fbads.recovery", "kind", kind).increment(count);
    }
}
