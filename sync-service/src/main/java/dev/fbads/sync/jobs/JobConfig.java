package dev.fbads.sync.jobs;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How jobs are released, run and recovered. */
@ConfigMapping(prefix = "fbads.jobs")
public interface JobConfig {

    /**
     * Jobs of one account that are released or running; the others wait in the database. Background jobs count separately and
     * never displace jobs of sync requests.
     */
    @WithDefault("3")
    int releasedPerAccount();

    /** General worker slots of this replica. */
    @WithDefault("4")
    int workers();

    /**
     * Slots in addition to {@link #workers()}, for sync requests of comptes that no worker serves: neither a back-fill nor
     * background jobs that occupy every other slot delay them.
     */
    @WithDefault("2")
    int reservedSlots();

    /** Interval at which a replica with a free slot polls for released jobs; bounds the delay after a lost Kafka record. */
    @WithDefault("1s")
    Duration pollInterval();

    /** Age up to which a background job yields to jobs of sync requests. */
    @WithDefault("15m")
    Duration backgroundPatience();

    /** The longest time for which a transaction that plans or cancels jobs waits for one lock. */
    @WithDefault("10s")
    Duration lockTimeout();

    /** The longest time of a graceful stop for returning the jobs. */
    @WithDefault("5s")
    Duration stopWithin();

    /** Time after which a worker without heartbeat loses its job. Heartbeats are three times as frequent. */
    @WithDefault("30s")
    Duration lease();

    /** Age at which an unclaimed release is published again. */
    @WithDefault("60s")
    Duration unclaimed();

    /** Interval of the recovery. */
    @WithDefault("2s")
    Duration sweep();

    /** Failed runs after which a job has failed. A pause that Meta requires is not a failure. */
    @WithDefault("3")
    int maxRetries();

    /**
     * Lost workers after which a job has failed: a job that crashes its workers must not run for ever. Most lost workers were
     * stopped for other reasons, so the number is high.
     */
    @WithDefault("50")
    int maxLostWorkers();

    /** The longest delay after a lease has expired repeatedly; delays begin with the fourth lost worker. */
    @WithDefault("1m")
    Duration leaseExpiryBackoff();

    /** Delay before the first retry; doubled for each further one, with jitter. */
    @WithDefault("2s")
    Duration retryBase();

    /** The longest delay between retries. */
    @WithDefault("5m")
    Duration retryCap();

    /** Delay while the gateway is unreachable; not a failure of the job, so it is repeated without limit. */
    @WithDefault("5s")
    Duration gatewayPause();

    /** The shortest interval between progress events of one job. */
    @WithDefault("300ms")
    Duration progressEvery();
}
