package dev.fbads.query.testing;

import java.math.BigInteger;
import java.time.Duration;

import dev.fbads.query.auth.AuthConfig;
import io.quarkus.runtime.configuration.MemorySize;

/** A configuration of the cache of verified tokens. */
public record TokenBudget(long bytes, Duration tokenCacheTtl) implements AuthConfig {

    @Override
    public MemorySize tokenCacheMemory() {
        return new MemorySize(BigInteger.valueOf(bytes));
    }
}
