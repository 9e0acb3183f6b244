package dev.fbads.gateway.cache;

import java.math.BigInteger;
import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;

record TestCache(Duration ttl, long entryBytes, long totalBytes, long behindBytes, Duration lease) implements CacheConfig {

    static final TestCache USUAL = new TestCache(Duration.ofMinutes(15), 1 << 20, 16 << 20, Duration.ofSeconds(90));

    TestCache(Duration ttl, long entryBytes, long totalBytes, Duration lease) {
        this(ttl, entryBytes, totalBytes, 1 << 20, lease);
    }

    TestCache behind(long bytes) {
        return new TestCache(ttl, entryBytes, totalBytes, bytes, lease);
    }

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public MemorySize maxEntry() {
        return new MemorySize(BigInteger.valueOf(entryBytes));
    }

    @Override
    public MemorySize writeBufferSize() {
        return new MemorySize(BigInteger.valueOf(behindBytes));
    }

    @Override
    public MemorySize maxTotal() {
        return new MemorySize(BigInteger.valueOf(totalBytes));
    }

    @Override
    public Duration poll() {
        return Duration.ofMillis(20);
    }

    @Override
    public Duration maxJoin() {
        return Duration.ofMinutes(5);
    }
}
