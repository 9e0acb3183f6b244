package dev.fbads.gateway.cache;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.gateway.fetch.FetchStrategy;
import dev.fbads.gateway.reactive.Pause;
import dev.fbads.gateway.redis.SharedRedis;
import io.vertx.core.Vertx;

/** Decorates a fetch with the cache. */
@ApplicationScoped
public class FetchCache {

    private final CacheConfig config;
    private final CacheStore store;
    private final InstantSource clock;
    private final Pause pause;
    private final Supplier<UUID> ids;
    private final CacheMetrics metrics;
    private final Vertx vertx;

    public FetchCache(CacheConfig config, SharedRedis redis, InstantSource clock, Pause pause, Supplier<UUID> ids,
            CacheMetrics metrics, Vertx vertx) {
        this.config = config;
        this.store = new CacheStore(redis, config);
        this.clock = clock;
        this.pause = pause;
        this.ids = ids;
        this.metrics = metrics;
        this.vertx = vertx;
    }

    /** The cached strategy; the strategy itself where the cache is disabled. */
    public FetchStrategy around(FetchStrategy strategy) {
        return config.enabled() ? new CachedStrategy(strategy, store, config, clock, pause, ids, metrics, vertx) : strategy;
    }
}
