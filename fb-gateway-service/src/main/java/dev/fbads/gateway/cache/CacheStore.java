package dev.fbads.gateway.cache;

import java.util.List;

import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.redis.RedisScript;
import dev.fbads.gateway.redis.RedisUnavailableException;
import dev.fbads.gateway.redis.SharedRedis;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * Cached responses in Redis: a hash per response, written last, and a list of its chunks. Fails with {@link
 * RedisUnavailableException}.
 */
final class CacheStore {

    private static final RedisScript LOOKUP = RedisScript.of(CacheStore.class, "lookup.lua");
    private static final RedisScript APPEND = RedisScript.of(CacheStore.class, "append.lua");
    private static final RedisScript COMMIT = RedisScript.of(CacheStore.class, "commit.lua");
    private static final RedisScript DISCARD = RedisScript.of(CacheStore.class, "discard.lua");
    private static final String CHUNKS = CacheKey.PREFIX + "_chunks:";
    private static final String INDEX = CacheKey.PREFIX + "_index";
    private static final String SIZES = CacheKey.PREFIX + "_sizes";
    private static final String TOTAL = CacheKey.PREFIX + "_total";
    /** Chunks of 48 KB read by one command. */
    private static final int AT_ONCE = 8;

    private final SharedRedis redis;
    private final CacheConfig config;

    CacheStore(SharedRedis redis, CacheConfig config) {
        this.redis = redis;
        this.config = config;
    }

    /** Looks the response up, or takes the lock for {@code id} where it is free. */
    Uni<CacheLookup> lookup(CacheKey key, String id) {
        Request request = LOOKUP.on(List.of(key.entry(), key.lock())).arg(id).arg(config.lease().toMillis()).arg(CHUNKS);
        return redis.send(request)
                .onItem().transform(CacheStore::found);
    }

    Uni<Void> append(CacheKey key, String id, List<byte[]> chunks) {
        Request request = APPEND.on(List.of(CHUNKS + id, key.lock())).arg(id).arg(config.lease().toMillis());
        chunks.forEach(request::arg);
        return redis.send(request)
                .replaceWithVoid();
    }

    /** Makes the response visible if all its chunks are there, and releases the lock. */
    Uni<Boolean> commit(CacheKey key, String id, int chunks, long bytes) {
        Request request = COMMIT
                .on(List.of(key.entry(), key.lock(), CHUNKS + id, INDEX, SIZES, TOTAL))
                .arg(id)
                .arg(chunks)
                .arg(bytes)
                .arg(config.ttl().toMillis())
                .arg(config.maxTotal().asLongValue())
                .arg(config.maxJoin().toMillis())
                .arg(CHUNKS);
        return redis.send(request)
                .onItem().transform(stored -> stored.toInteger() == 1);
    }

    Uni<Void> discard(CacheKey key, String id) {
        return redis.send(DISCARD.on(List.of(CHUNKS + id, key.lock())).arg(id))
                .replaceWithVoid();
    }

    /** The chunks, read on demand; fails with {@link CacheEntryLostException} when one is missing. */
    Multi<FetchEvent.Rows> rows(CacheLookup.Hit hit) {
        return Multi.createFrom().range(0, Math.ceilDiv(hit.chunks(), AT_ONCE))
                .onItem().transformToMultiAndConcatenate(part -> part(hit, part * AT_ONCE));
    }

    private Multi<FetchEvent.Rows> part(CacheLookup.Hit hit, int first) {
        int last = Math.min(first + AT_ONCE, hit.chunks()) - 1;
        return redis.send(Request.cmd(Command.LRANGE).arg(CHUNKS + hit.id()).arg(first).arg(last))
                .onItem().invoke(chunks -> {
                    if (chunks.size() != last - first + 1) {
                        throw new CacheEntryLostException();
                    }
                })
                .onItem().transformToMulti(Multi.createFrom()::iterable)
                .onItem().transform(chunk -> PackedRows.unpack(chunk.toBytes()));
    }

    private static CacheLookup found(Response answer) {
        return switch (answer.get(0).toString()) {
            case "hit" -> new CacheLookup.Hit(answer.get(1).toString(), answer.get(2).toInteger());
            case "lead" -> new CacheLookup.Lead();
            default -> new CacheLookup.Pending();
        };
    }
}
