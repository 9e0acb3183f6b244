package dev.fbads.query.cache;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Ticker;

import dev.fbads.query.cache.CacheMetrics.Source;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/**
 * Caches response bodies in two levels: in the memory of this replica, and in Redis for all replicas. Guarantees:
 * <ol>
 * <li>For each request, the database confirms that the caller may see the accounts before a cached response is looked up.
 * <li>A committed change of an account's data makes every earlier response about it unreachable, and so does midnight.
 * <li>A response is cached only under the data version that was read in its own snapshot. If the data changed while it was
 * read, it is neither cached nor has an entity tag.
 * <li>Equal concurrent requests of this replica are read once, each after its own access check.
 * <li>Equal tags mean equal bytes.
 * <li>Without Redis every request is served.
 * <li>The cached bodies together retain no more heap than {@link CacheConfig#responseMemory()}.
 * </ol>
 */
@ApplicationScoped
public class ResponseCache {

    private static final Logger LOG = Logger.getLogger(ResponseCache.class);

    private final CacheConfig config;
    private final ResponseKeys keys;
    private final RedisResponses redis;
    private final CacheMetrics metrics;
    private final ObjectMapper json;
    private final LocalResponses local;

    @Inject
    ResponseCache(CacheConfig config, ResponseKeys keys, RedisResponses redis, CacheMetrics metrics, ObjectMapper json,
            MeterRegistry meters) {
        this(config, keys, redis, metrics, json, Ticker.systemTicker());
        local.measure(meters);
    }

    ResponseCache(CacheConfig config, ResponseKeys keys, RedisResponses redis, CacheMetrics metrics, ObjectMapper json,
            Ticker ticker) {
        this.config = config;
        this.keys = keys;
        this.redis = redis;
        this.metrics = metrics;
        this.json = json;
        this.local = new LocalResponses(config, ticker);
    }

    /**
     * Responds from the cache, or else reads the result.
     *
     * @param read reads the result from one snapshot, with its own access check; its failures are propagated
     */
    public Uni<Response> respond(CacheableRequest request, Supplier<Uni<SnapshotResult>> read) {
        if (!config.enabled()) {
            return uncached(read);
        }
        return keys.current(request)
                .chain(found -> found.map(key -> respond(request, key, read)).orElseGet(() -> uncached(read)));
    }

    private Uni<Response> respond(CacheableRequest request, ResponseKey key, Supplier<Uni<SnapshotResult>> read) {
        String tag = EntityTag.of(key, request.language());
        if (EntityTag.matches(request.known(), tag)) {
            metrics.count(Source.UNCHANGED);
            return Uni.createFrom().item(Response.notModified().header(HttpHeaders.ETAG, tag).build());
        }
        return local.get(key, () -> load(request, key, read)).map(found -> {
            metrics.count(found.source());
            Response.ResponseBuilder response = ok(found.body());
            return (found.source() == Source.UNCACHED ? response : response.header(HttpHeaders.ETAG, tag)).build();
        });
    }

    private Uni<CachedResponse> load(CacheableRequest request, ResponseKey key, Supplier<Uni<SnapshotResult>> read) {
        return redis.get(key)
                .emitOn(CallerContext.executor())
                .chain(found -> found.map(body -> Uni.createFrom().item(new CachedResponse(Source.SHARED, body)))
                        .orElseGet(() -> read.get().map(result -> loaded(request, key, result))));
    }

    private CachedResponse loaded(CacheableRequest request, ResponseKey key, SnapshotResult result) {
        byte[] body = bytes(result.body());
        if (!key.equals(keys.of(request, new DataState(result.versions())))) {
            return new CachedResponse(Source.UNCACHED, body);
        }
        CachedResponse loaded = new CachedResponse(Source.TABLES, body);
        if (loaded.isCacheable(config.maxEntry().asLongValue())) {
            redis.put(key, body)
                    .subscribe()
                    .with(stored -> LOG.tracef("stored %s", key),
                            failure -> LOG.warn("a response could not be stored in Redis", failure));
        }
        return loaded;
    }

    private Uni<Response> uncached(Supplier<Uni<SnapshotResult>> read) {
        return read.get().map(result -> {
            metrics.count(Source.UNCACHED);
            return ok(bytes(result.body())).build();
        });
    }

    private static Response.ResponseBuilder ok(byte[] body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE);
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a response that cannot be serialised", broken);
        }
    }
}
