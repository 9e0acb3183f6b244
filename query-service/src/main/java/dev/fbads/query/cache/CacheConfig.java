package dev.fbads.query.cache;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Lifetimes and memory of the caches. The caches on the heap take at most {@link #responseMemory()}, {@link #contextMemory()}
 * and the memory of verified tokens; their defaults leave three quarters of a heap of 256 MB to the requests.
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
     * Heap for data of accounts at their current data versions (stored days, action types, sums, names), from which further
     * pages and orders of a query are served; 0 caches none of it.
     */
    @WithDefault("24M")
    MemorySize contextMemory();

    /** Time after which an unused entry on the heap is dropped. */
    @WithDefault("10m")
    Duration idleExpiry();

    /** Largest response that is cached. */
    @WithDefault("4M")
    MemorySize maxEntry();

    /** Lifetime of a response in Redis. */
    @WithDefault("1h")
    Duration ttl();

    /** Memory of all responses in Redis, compressed; beyond it the responses that expire first are dropped. */
    @WithDefault("256M")
    MemorySize maxTotal();

    /** Responses waiting to be written to Redis; beyond it, a response is cached by this replica only. */
    @WithDefault("8M")
    MemorySize maxPending();

    /** Size from which a response is compressed for Redis; compressing a smaller one takes longer than sending it. */
    @WithDefault("32K")
    MemorySize compressFrom();

    /**
     * Identifies the release that wrote a response. Responses of other generations are ignored, since their shapes may differ.
     * Set it if two builds with the same version follow each other.
     */
    @WithDefault("${quarkus.application.version}")
    String generation();
}
