package dev.fbads.gateway.cache;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The cache of complete responses. */
@ConfigMapping(prefix = "fbads.cache")
public interface CacheConfig {

    /** Whether responses are cached and equal requests coalesced. */
    @WithDefault("true")
    boolean enabled();

    /** Lifetime of a response. */
    @WithDefault("15m")
    Duration ttl();

    /** Largest cached response, compressed. */
    @WithDefault("16M")
    MemorySize maxEntry();

    /** Uncompressed part of a response that may wait to be compressed and stored; beyond it the delivery waits. */
    @WithDefault("1M")
    MemorySize writeBufferSize();

    /** Total compressed size; the oldest responses are removed first. */
    @WithDefault("256M")
    MemorySize maxTotal();

    /** Time without progress after which another replica may take over a fetch. */
    @WithDefault("90s")
    Duration lease();

    /** Interval at which an equal request checks whether the fetch has ended. */
    @WithDefault("250ms")
    Duration poll();

    /** How long an equal request waits for the fetch of another before it fetches itself. */
    @WithDefault("5m")
    Duration maxJoin();
}
