package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the calls of one user, over all replicas. */
@ConfigMapping(prefix = "fbads.ratelimit")
public interface RateLimitConfig {

    /** HTTP calls a minute, refilled evenly: 10 are one every six seconds. */
    @WithDefault("10")
    int callsPerMinute();

    /** Calls that an idle user may make at once; unset: the calls of one minute. */
    OptionalInt burst();

    /** Concurrent calls. */
    @WithDefault("5")
    int concurrent();

    /** How long a call of a stream in progress waits; a longer wait is returned to the caller with its duration. */
    @WithDefault("60s")
    Duration maxWait();

    /** The same for the first call of a stream. Shorter, so that running streams end before new ones begin. */
    @WithDefault("30s")
    Duration maxWaitToStart();

    /** Waiting calls of one user; further ones are refused at once. */
    @WithDefault("100")
    int queueLength();

    /**
     * The waiting time that compensates for one role of lower priority. Background work ranks four times this behind a
     * superadmin and must still be sent within {@link #maxWait()}.
     */
    @WithDefault("5s")
    Duration ageing();

    /** When the lease of a call of a failed replica expires; longer than a call can take. */
    @WithDefault("90s")
    Duration lease();

    /** When the queue entry of a failed replica expires; longer than {@link #maxPollInterval()}. */
    @WithDefault("5s")
    Duration waiterLease();

    /** Shortest interval between two polls of the queue. */
    @WithDefault("100ms")
    Duration minPollInterval();

    /** Longest interval between two polls of the queue. */
    @WithDefault("1s")
    Duration maxPollInterval();
}
