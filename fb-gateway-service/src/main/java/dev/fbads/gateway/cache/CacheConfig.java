package dev.fbads.gateway.cache;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is kept of answers, and how long. */
@ConfigMapping(prefix = "fbads.cache")
public interface CacheConfig {

    /** Whether answers are kept and fetches shared at all. */
    @WithDefault("true")
    boolean enabled();

    /** How old a kept answer may be. */
    @WithDefault("15m")
    Duration ttl();

    /** A larger answer, compressed, is not kept. */
    @WithDefault("16M")
    MemorySize maxEntry();

    /** So much of an answer may wait to be compressed and stored, uncompressed; beyond it, its delivery waits. */
    @WithDefault("1M")
    MemorySize writeBufferSize();

    /** All answers together, compressed; the oldest go first. */
    @WithDefault("256M")
    MemorySize maxTotal();

    /** After so long a silence of the replica that fetches, another one takes over. */
    @WithDefault("90s")
    Duration lease();

    /** How often an equal request looks whether the fetch it waits for has ended. */
    @WithDefault("250ms")
    Duration poll();

    /** How long an equal request waits for somebody else's fetch before it fetches by itself. */
    @WithDefault("5m")
    Duration maxJoin();
}
