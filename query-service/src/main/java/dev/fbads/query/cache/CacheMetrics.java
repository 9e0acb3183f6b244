package dev.fbads.query.cache;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts cacheable requests by the source of their response. */
@ApplicationScoped
class CacheMetrics {

    private final Map<Source, Counter> counters = new EnumMap<>(Source.class);

    CacheMetrics(MeterRegistry meters) {
        for (Source source : Source.values()) {
            counters.put(source, Counter.builder("fbads.query.cache.requests")
                    .tag("source", source.name().toLowerCase(Locale.ROOT))
                    .description("cacheable requests by the source of the response")
                    .register(meters));
        }
    }

    void count(Source source) {
        counters.get(source).increment();
    }

    /** The source of a response. */
    enum Source {
        /** The copy of the caller: 304. */
        UNCHANGED,
        /** The memory of this replica. */
        LOCAL,
        /** A concurrent equal request. */
        JOINED,
        /** Redis. */
        SHARED,
        /** The database; cached unless it is too large. */
        TABLES,
        /** The database; not cached, because the data changed meanwhile or the request has no key. */
        UNCACHED
    }
}
