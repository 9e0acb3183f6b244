package dev.fbads.query.cache;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts where responses came from. */
@ApplicationScoped
class CacheMetrics {

    private final Map<Source, Counter> counters = new EnumMap<>(Source.class);

    CacheMetrics(MeterRegistry meters) {
        for (Source source : Source.values()) {
            counters.put(source, Counter.builder("fbads.query.cache.requests")
                    .tag("source", source.name().toLowerCase(Locale.ROOT))
                    .description("cacheable requests, by where their response came from")
                    .register(meters));
        }
    }

    void count(Source source) {
        counters.get(source).increment();
    }

    /** Where a response came from. */
    enum Source {
        /** The caller has it: 304. */
        UNCHANGED,
        /** The memory of this replica. */
        LOCAL,
        /** An equal request that was being read. */
        JOINED,
        /** Redis. */
        SHARED,
        /** The database; cached, if it is not too large. */
        TABLES,
        /** The database; not cached, since the data changed meanwhile or since there is no key for the request. */
        UNCACHED
    }
}
