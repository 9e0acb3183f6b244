package dev.fbads.query.cache;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Where answers came from. */
@ApplicationScoped
class CacheMetrics {

    private final Map<Source, Counter> counters = new EnumMap<>(Source.class);

    CacheMetrics(MeterRegistry meters, LocalAnswers local) {
        for (Source source : Source.values()) {
            counters.put(source, Counter.builder("fbads.query.cache.requests")
                    .tag("source", source.name().toLowerCase(Locale.ROOT))
                    .description("questions, by where their answer came from")
                    .register(meters));
        }
        Gauge.builder("fbads.query.cache.local.bytes", local, LocalAnswers::bytes)
                .description("answers kept in the memory of this replica")
                .register(meters);
    }

    void count(Source source) {
        counters.get(source).increment();
    }

    /** Where an answer came from. */
    enum Source {
        /** The caller has it. */
        UNCHANGED,
        /** The memory of this replica. */
        LOCAL,
        /** An equal question that was being answered. */
        JOINED,
        /** Redis. */
        SHARED,
        /** The tables; kept, if it is not too large. */
        TABLES,
        /** The tables, of what changed meanwhile or of what cannot be named: not kept. */
        UNKEPT
    }
}
