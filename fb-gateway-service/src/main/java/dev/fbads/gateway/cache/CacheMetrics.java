package dev.fbads.gateway.cache;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;

/** How requests were outcome. */
@ApplicationScoped
public class CacheMetrics {

    private final MeterRegistry meters;

    public CacheMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Result result) {
        meters.counter("fbads.cache.requests", "result", result.name().toLowerCase(Locale.ROOT)).increment();
    }

    /** Where an answer came from. */
    enum Result {
        /** A kept answer. */
        HIT,
        /** The fetch of an equal request, waited for. */
        JOINED,
        /** A fetch, kept if it can be. */
        MISS,
        /** A fetch, without looking: no Redis, or a wait that was too long. */
        BYPASS
    }
}
