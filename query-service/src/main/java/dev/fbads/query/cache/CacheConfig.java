package dev.fbads.query.cache;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is kept of answers, and how long. A kept answer is never stale: these bound what it costs. */
@ConfigMapping(prefix = "fbads.cache")
public interface CacheConfig {

    /** Whether answers are kept at all. */
    @WithDefault("true")
    boolean enabled();

    /** How long an answer stays in Redis. */
    @WithDefault("1h")
    Duration ttl();

    /** A larger answer is not kept. */
    @WithDefault("4M")
    MemorySize maxEntry();

    /** All answers in Redis together, compressed; what expires first goes first. */
    @WithDefault("256M")
    MemorySize maxTotal();

    /** All answers in the memory of this replica together; what was not asked for longest goes first. */
    @WithDefault("32M")
    MemorySize maxLocal();

    /** Sums in the memory of this replica together, for other orders and pages of the same question; 0 keeps none. */
    @WithDefault("16M")
    MemorySize maxRows();

    /** Answers on their way to Redis together; one more is kept by this replica alone. */
    @WithDefault("8M")
    MemorySize maxPending();

    /** A smaller answer is not compressed on its way to Redis: that takes longer than to send it. */
    @WithDefault("32K")
    MemorySize compressFrom();

    /**
     * Which release wrote an answer: another one's are not read, since its shapes may be others. To be set where two builds
     * with
     * one version number run one after the other.
     */
    @WithDefault("${quarkus.application.version}")
    String generation();
}
