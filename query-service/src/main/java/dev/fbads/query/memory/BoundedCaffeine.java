package dev.fbads.query.memory;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.cache.Weigher;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;

/** Builds and measures the caches of this service. */
public final class BoundedCaffeine {

    /** Bytes of Caffeine's own objects for an entry: its node, the nodes of its queues, its slot in the hash table. */
    public static final int ENTRY_OVERHEAD = 256;

    private BoundedCaffeine() {
    }

    /**
     * A cache that does not exceed its budget after a write has returned, and that drops unused entries: entries of former
     * data versions are not looked up again.
     *
     * @param maximumBytes of all weights together
     * @param weigher the bytes that an entry retains
     */
    public static <K, V> Caffeine<K, V> builder(long maximumBytes, Duration idleExpiry, Ticker ticker, Weigher<K, V> weigher) {
        return Caffeine.newBuilder()
                .maximumWeight(maximumBytes)
                .weigher(weigher)
                .expireAfterAccess(idleExpiry)
                .scheduler(Scheduler.systemScheduler())
                .ticker(ticker)
                // Evicts in the writing thread: before another thread runs, entries of megabytes could exceed the budget.
                .executor(Runnable::run)
                .recordStats();
    }

    /** Registers Caffeine's statistics and the weight of all entries. */
    public static void measure(Cache<?, ?> cache, String name, MeterRegistry meters) {
        CaffeineCacheMetrics.monitor(meters, cache, name);
        Gauge.builder("fbads.query.cache.bytes", cache, BoundedCaffeine::bytes)
                .tag("cache", name)
                .description("bytes of this replica's heap that the entries of a cache retain")
                .register(meters);
    }

    /** The weight of all entries. */
    public static long bytes(Cache<?, ?> cache) {
        return cache.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    /** A weight as Caffeine takes it. */
    public static int weight(long bytes) {
        return Math.clamp(bytes, 0, Integer.MAX_VALUE);
    }
}
