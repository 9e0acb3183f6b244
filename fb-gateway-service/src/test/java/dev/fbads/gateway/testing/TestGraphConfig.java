package dev.fbads.gateway.testing;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;

import dev.fbads.gateway.graph.GraphConfig;
import io.quarkus.runtime.configuration.MemorySize;

/** The production values with a small size limit, and an optional response timeout. */
public record TestGraphConfig(URI url,
        Duration responseTimeout) implements GraphConfig, GraphConfig.RetryConfig, GraphConfig.BreakerConfig {

    public static final int MAX_ANSWER = 4 * 1024 * 1024;

    public TestGraphConfig(URI url) {
        this(url, Duration.ofSeconds(20));
    }

    @Override
    public String version() {
        return "v26.0";
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(20);
    }

    @Override
    public MemorySize maxResponseSize() {
        return new MemorySize(BigInteger.valueOf(MAX_ANSWER));
    }

    @Override
    public int connections() {
        return 8;
    }

    @Override
    public RetryConfig retry() {
        return this;
    }

    @Override
    public int maxAttempts() {
        return 3;
    }

    @Override
    public Duration base() {
        return Duration.ofMillis(500);
    }

    @Override
    public Duration cap() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration maxRequestedDelay() {
        return Duration.ofSeconds(20);
    }

    @Override
    public BreakerConfig breaker() {
        return this;
    }

    @Override
    public int calls() {
        return 20;
    }

    @Override
    public double ratio() {
        return 0.75;
    }

    @Override
    public Duration delay() {
        return Duration.ofSeconds(30);
    }
}
