package dev.fbads.gateway.cache;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts requests by the source of their response. */
@ApplicationScoped
public class CacheMetrics {

    private final MeterRegistry meters;

    public CacheMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Result result) {
        meters.counter("fbads.cache.requests", "result", result.name().toLowerCase(Locale.ROOT)).increment();
    }

    /** The source of a response. */
    enum Result {
        /** A cached response. */
        HIT,
        /** The awaited fetch of an equal request. */
        JOINED,
        /** A fetch whose response is cached if possible. */
        MISS,
        /** A fetch without lookup: Redis unavailable, or waited too long. */
        BYPASS
    }
}
