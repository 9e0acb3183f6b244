package dev.fbads.sync.jobs;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How jobs are released, run and taken back. */
@ConfigMapping(prefix = "fbads.jobs")
public interface JobConfig {

    /**
     * Jobs of one account that are in Kafka or with a worker at a time; the rest wait in the database. Background jobs may take
     * as many, and never the place of a job that somebody waits for.
     */
    @WithDefault("3")
    int releasedPerAccount();

    /** Jobs that this replica runs at a time. */
    @WithDefault("4")
    int workers();

    /**
     * Places beside {@link #workers()} for wishes of comptes that no worker serves: neither a back-fill nor background jobs
     * that fill every other place are in a newcomer's way.
     */
    @WithDefault("2")
    int express();

    /** How often a replica with a free place looks for a released job by itself; bounds the delay after a lost record. */
    @WithDefault("1s")
    Duration look();

    /** How long a background job stands back behind jobs that somebody waits for. */
    @WithDefault("15m")
    Duration backgroundPatience();

    /** How long a transaction that plans or cancels jobs waits for one lock, at most. */
    @WithDefault("10s")
    Duration lockTimeout();

    /** How long an orderly stop may take to give jobs back, and to bring the outbox to Kafka; each. */
    @WithDefault("5s")
    Duration stopWithin();

    /** How long a worker that has fallen silent keeps its job. The heartbeat comes three times as often. */
    @WithDefault("30s")
    Duration lease();

    /** A release that nobody has claimed for so long is published again. */
    @WithDefault("60s")
    Duration unclaimed();

    /** How often leases, releases and due retries are looked at. */
    @WithDefault("2s")
    Duration sweep();

    /** Failed runs after which a job is given up. A pause that Meta asked for is no failure. */
    @WithDefault("3")
    int maxRetries();

    /**
     * Workers that may fall silent over one job before it is given up: a job that kills its worker must not go round for ever.
     * Most lost workers were stopped by others and say nothing of the job, so they are many.
     */
    @WithDefault("50")
    int maxLostWorkers();

    /** The longest pause of a job over which worker after worker falls silent; pauses begin with the fourth. */
    @WithDefault("1m")
    Duration lostWorkerPause();

    /** Pause before the first retry; doubled for each further one, with jitter. */
    @WithDefault("2s")
    Duration retryBase();

    /** The longest pause between retries. */
    @WithDefault("5m")
    Duration retryCap();

    /** How long a job waits for a gateway that nobody answers for; no failure of the job, so it is as often as needed. */
    @WithDefault("5s")
    Duration gatewayPause();

    /** Progress of one job is told at most this often. */
    @WithDefault("300ms")
    Duration progressEvery();
}
