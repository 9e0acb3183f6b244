package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The share of calls of one user, over all replicas. */
@ConfigMapping(prefix = "fbads.ratelimit")
public interface RateLimitConfig {

    /** HTTP calls a minute, refilled evenly: 10 are one every six seconds. */
    @WithDefault("10")
    int callsPerMinute();

    /** Calls that an idle user may make at once before the refill counts; a minute's calls where it is not set. */
    OptionalInt burst();

    /** Calls under way at once. */
    @WithDefault("5")
    int concurrent();

    /** How long a stream under way waits for its turn; a longer wait goes back to the caller with its time. */
    @WithDefault("60s")
    Duration maxWait();

    /** The same for the first call of a stream: less, so that streams under way end before new ones begin. */
    @WithDefault("30s")
    Duration maxWaitToStart();

    /** Calls of one user that wait; a further one goes back at once. */
    @WithDefault("100")
    int queueLength();

    /**
     * By how much a role is put behind the next more urgent one: whoever waited so much longer goes first. Four times it is
     * what
     * background work gives way to a superadmin, and must leave it a turn within {@link #maxWait()}.
     */
    @WithDefault("5s")
    Duration ageing();

    /** When the call of a replica that fell silent is given back; longer than a call can take. */
    @WithDefault("90s")
    Duration lease();

    /** When the waiter of a replica that fell silent leaves the queue; longer than {@link #maxPollInterval()}. */
    @WithDefault("5s")
    Duration waiterLease();

    /** The shortest time between two looks at the queue. */
    @WithDefault("100ms")
    Duration minPollInterval();

    /** The longest time between two looks at the queue. */
    @WithDefault("1s")
    Duration maxPollInterval();
}
