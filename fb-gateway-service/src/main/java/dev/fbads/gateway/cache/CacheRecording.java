package dev.fbads.gateway.cache;

import java.util.List;

import org.jboss.logging.Logger;

import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.redis.RedisUnavailableException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Caches one response during its delivery: chunks are compressed by a worker in batches. Failures only abandon the caching;
 * the delivery waits only while the write buffer is full.
 */
final class CacheRecording {

    private static final Logger LOG = Logger.getLogger(CacheRecording.class);

    private final CacheStore store;
    private final CacheKey key;
    private final String id;
    private final long maxBytes;
    private final Vertx vertx;
    private final WriteBuffer buffer;
    private int chunks;
    private long bytes;
    private volatile boolean abandoned;

    CacheRecording(CacheStore store, CacheKey key, String id, CacheConfig config, Vertx vertx) {
        this.store = store;
        this.key = key;
        this.id = id;
        this.maxBytes = config.maxEntry().asLongValue();
        this.vertx = vertx;
        this.buffer = new WriteBuffer(config.writeBufferSize().asLongValue(), this::write);
    }

    /**
     * Completes when there is space for another chunk, long before this one is stored. A response with a shortfall is not
     * cached: a cached response could not report it, and the next fetch may be complete.
     */
    Uni<Void> add(FetchEvent event) {
        if (abandoned) {
            return Uni.createFrom().voidItem();
        }
        return switch (event) {
            case FetchEvent.Rows rows -> buffer.add(rows);
            case FetchEvent.Progress progress -> Uni.createFrom().voidItem();
            case FetchEvent.Shortfall shortfall -> ignoringFailure(abandonCaching());
        };
    }

    /** The fetch completed. The response is visible when this completes, unless caching was abandoned. */
    Uni<Void> end() {
        return buffer.empty().onItem().transformToUni(drained -> publish());
    }

    /** The fetch failed. Chunks still being sent are discarded by the store. */
    Uni<Void> drop() {
        return Uni.createFrom().deferred(() -> abandoned ? Uni.createFrom().voidItem() : ignoringFailure(abandonCaching()));
    }

    /** The stream was cancelled: like {@link #drop}, in the background. */
    void abandon() {
        drop().subscribe().with(dropped -> LOG.debugf("response not cached, its consumer cancelled: %s", key.entry()));
    }

    private Uni<Void> publish() {
        return abandoned ? Uni.createFrom().voidItem()
                : ignoringFailure(store.commit(key, id, chunks, bytes).replaceWithVoid());
    }

    private Uni<Void> write(List<FetchEvent.Rows> batch) {
        if (abandoned) {
            return Uni.createFrom().voidItem();
        }
        return ignoringFailure(packed(batch).onItem().transformToUni(this::append));
    }

    private Uni<List<byte[]>> packed(List<FetchEvent.Rows> batch) {
        return Uni.createFrom().completionStage(
                () -> vertx.executeBlocking(() -> batch.stream().map(PackedRows::pack).toList(), false).toCompletionStage());
    }

    private Uni<Void> append(List<byte[]> packed) {
        chunks += packed.size();
        bytes += packed.stream().mapToLong(chunk -> chunk.length).sum();
        if (bytes > maxBytes) {
            LOG.debugf("response too large to be cached: %s", key.entry());
            return abandonCaching();
        }
        return store.append(key, id, packed);
    }

    private Uni<Void> abandonCaching() {
        abandoned = true;
        buffer.drop();
        return store.discard(key, id);
    }

    private Uni<Void> ignoringFailure(Uni<Void> step) {
        return step
                .onFailure(RedisUnavailableException.class)
                .invoke(unavailable -> LOG.debugf("response not cached: %s", key.entry()))
                .onFailure(failure -> !(failure instanceof RedisUnavailableException))
                .invoke(failure -> LOG.errorf(failure, "response not cached: %s", key.entry()))
                .onFailure().recoverWithItem(() -> {
                    abandoned = true;
                    buffer.drop();
                    return null;
                });
    }
}
