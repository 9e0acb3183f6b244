package dev.fbads.query.testing;

import java.math.BigInteger;
import java.time.Duration;

import dev.fbads.query.cache.CacheConfig;
import io.quarkus.runtime.configuration.MemorySize;

/** A cache configuration with the same budget for each cache on the heap. */
public record CacheBudget(long bytes, Duration idleExpiry) implements CacheConfig {

    public static final Duration IDLE_EXPIRY = Duration.ofMinutes(10);

    public CacheBudget(long bytes) {
        this(bytes, IDLE_EXPIRY);
    }

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public MemorySize responseMemory() {
        return size(bytes);
    }

    @Override
    public MemorySize contextMemory() {
        return size(bytes);
    }

    @Override
    public MemorySize maxEntry() {
        return size(bytes / 4);
    }

    @Override
    public Duration ttl() {
        return Duration.ofHours(1);
    }

    @Override
    public MemorySize maxTotal() {
        return size(bytes);
    }

    @Override
    public MemorySize maxPending() {
        return size(bytes);
    }

    @Override
    public MemorySize compressFrom() {
        return size(bytes);
    }

    @Override
    public String generation() {
        return "test";
    }

    private static MemorySize size(long bytes) {
        return new MemorySize(BigInteger.valueOf(bytes));
    }
}
