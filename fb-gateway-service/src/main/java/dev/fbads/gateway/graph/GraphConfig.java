package dev.fbads.gateway.graph;

import java.net.URI;
import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How Meta is reached. */
@ConfigMapping(prefix = "fbads.graph")
public interface GraphConfig {

    /** Scheme and authority of the Graph API; a path in front of the version is kept. */
    URI url();

    /** The version of every call, {@code v26.0}. */
    String version();

    /** How long a connection may take to open. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long one answer may take from the call to its last byte. */
    @WithDefault("60s")
    Duration responseTimeout();

    /** A larger answer, unpacked, is given up and asked for in smaller pages. */
    @WithDefault("64M")
    MemorySize maxResponseSize();

    /** Connections to Meta that are open at once; further calls wait. */
    @WithDefault("32")
    int connections();

    /** Repetition of calls whose failure may pass within seconds. */
    RetryConfig retry();

    /** When calls are held back altogether. */
    BreakerConfig breaker();

    /** A circuit breaker over the calls of this replica. */
    interface BreakerConfig {

        /** The latest calls that are looked at. */
        @WithDefault("20")
        int calls();

        /** Share of them, 0 to 1, that found nobody; from here on no call is made. */
        @WithDefault("0.75")
        double ratio();

        /** For how long no call is made; then one is tried. */
        @WithDefault("30s")
        Duration delay();
    }

    /** Exponential back-off with jitter. */
    interface RetryConfig {

        /** Calls in all, the first one included. */
        @WithDefault("3")
        int maxAttempts();

        /** The pause after the first failure; doubled after each further one. */
        @WithDefault("500ms")
        Duration base();

        /** No pause of ours is longer; five minutes at most, whatever is set. */
        @WithDefault("5m")
        Duration cap();

        /** A longer pause that Meta asks for goes back to the caller, with its time. */
        @WithDefault("5s")
        Duration maxRequestedDelay();
    }
}
