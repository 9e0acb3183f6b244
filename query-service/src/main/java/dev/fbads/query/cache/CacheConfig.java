package dev.fbads.query.cache;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * What is cached, how long, and how much memory it may take. The caches on the heap take {@link #responseMemory()},
 * {@link #contextMemory()} and the memory of verified tokens at most; their defaults leave three quarters of a heap of 256 MB
 * to
 * the requests themselves.
 */
@ConfigMapping(prefix = "fbads.cache")
public interface CacheConfig {

    /** Whether responses are cached at all. */
    @WithDefault("true")
    boolean enabled();

    /** Heap for response bodies of this replica. */
    @WithDefault("32M")
    MemorySize responseMemory();

    /**
     * Heap for what is known of accounts at their current data versions (stored days, action types, sums, names), from which
     * other pages and orders of a query are answered; 0 caches none of it.
     */
    @WithDefault("24M")
    MemorySize contextMemory();

    /** An entry on the heap that is not used for so long is dropped. */
    @WithDefault("10m")
    Duration idleExpiry();

    /** A larger response is not cached. */
    @WithDefault("4M")
    MemorySize maxEntry();

    /** How long a response stays in Redis. */
    @WithDefault("1h")
    Duration ttl();

    /** All responses in Redis together, compressed; what expires first is dropped first. */
    @WithDefault("256M")
    MemorySize maxTotal();

    /** Responses on their way to Redis together; beyond that, a response is cached by this replica alone. */
    @WithDefault("8M")
    MemorySize maxPending();

    /** A smaller response is not compressed for Redis: compressing takes longer than sending it. */
    @WithDefault("32K")
    MemorySize compressFrom();

    /**
     * Which release wrote a response. Responses of another one are not read, since their shapes may differ. Set it where two
     * builds of one version number run one after the other.
     */
    @WithDefault("${quarkus.application.version}")
    String generation();
}
