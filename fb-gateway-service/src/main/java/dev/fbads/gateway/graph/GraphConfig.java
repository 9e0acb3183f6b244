package dev.fbads.gateway.graph;

import java.net.URI;
import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The connection to the Graph API. */
@ConfigMapping(prefix = "fbads.graph")
public interface GraphConfig {

    /** Scheme and authority of the Graph API; a path before the version is preserved. */
    URI url();

    /** The version of every call, {@code v26.0}. */
    String version();

    /** Time to connect. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** Time from the call to the last byte of its response. */
    @WithDefault("60s")
    Duration responseTimeout();

    /** Largest decompressed response; a larger one is aborted and requested in smaller pages. */
    @WithDefault("64M")
    MemorySize maxResponseSize();

    /** Concurrent connections; further calls wait. */
    @WithDefault("32")
    int connections();

    /** Retries of transient failures. */
    RetryConfig retry();

    /** The circuit breaker. */
    BreakerConfig breaker();

    /** A circuit breaker over the calls of this replica. */
    interface BreakerConfig {

        /** Size of the rolling window of calls. */
        @WithDefault("20")
        int calls();

        /** Share of calls without response, 0 to 1, that opens the circuit. */
        @WithDefault("0.75")
        double ratio();

        /** Time until a trial call is sent. */
        @WithDefault("30s")
        Duration delay();
    }

    /** Exponential back-off with jitter. */
    interface RetryConfig {

        /** Attempts, the first one included. */
        @WithDefault("3")
        int maxAttempts();

        /** The pause after the first failure; doubled after each further one. */
        @WithDefault("500ms")
        Duration base();

        /** Longest pause; at most five minutes, whatever is configured. */
        @WithDefault("5m")
        Duration cap();

        /** Longest pause requested by Meta that is waited for; a longer one is returned to the caller. */
        @WithDefault("5s")
        Duration maxRequestedDelay();
    }
}
