package dev.fbads.gateway.cache;

import java.util.List;

import org.jboss.logging.Logger;

import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.redis.RedisUnavailableException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * One answer being kept beside its delivery: compressed by a worker, some chunks at once. Gives up quietly: nothing about
 * keeping may disturb the delivery, which waits for it only when too much is behind.
 */
final class CacheRecording {

    private static final Logger LOG = Logger.getLogger(CacheRecording.class);

    private final CacheStore store;
    private final CacheKey key;
    private final String id;
    private final long maxBytes;
    private final Vertx vertx;
    private final WriteBuffer backlog;
    private int chunks;
    private long bytes;
    private volatile boolean givenUp;

    CacheRecording(CacheStore store, CacheKey key, String id, CacheConfig config, Vertx vertx) {
        this.store = store;
        this.key = key;
        this.id = id;
        this.maxBytes = config.maxEntry().asLongValue();
        this.vertx = vertx;
        this.backlog = new WriteBuffer(config.writeBufferSize().asLongValue(), this::keep);
    }

    /**
     * Ends when there is room for another chunk, long before this one is kept. An answer that misses something is not kept: it
     * would come back without a word about that, and the next one may be whole.
     */
    Uni<Void> add(FetchEvent event) {
        if (givenUp) {
            return Uni.createFrom().voidItem();
        }
        return switch (event) {
            case FetchEvent.Rows rows -> backlog.add(rows);
            case FetchEvent.Progress progress -> Uni.createFrom().voidItem();
            case FetchEvent.Shortfall shortfall -> quietly(giveUp());
        };
    }

    /** The fetch was complete. Its answer can be found when this ends, unless it was given up. */
    Uni<Void> end() {
        return backlog.empty().onItem().transformToUni(kept -> publish());
    }

    /** The fetch has failed. Chunks still on their way are left out by the store. */
    Uni<Void> drop() {
        return Uni.createFrom().deferred(() -> givenUp ? Uni.createFrom().voidItem() : quietly(giveUp()));
    }

    /** Nobody reads any more: as {@link #drop}, without anybody who waits for it. */
    void abandon() {
        drop().subscribe().with(dropped -> LOG.debugf("answer not kept, its reader left: %s", key.entry()));
    }

    private Uni<Void> publish() {
        return givenUp ? Uni.createFrom().voidItem() : quietly(store.commit(key, id, chunks, bytes).replaceWithVoid());
    }

    private Uni<Void> keep(List<FetchEvent.Rows> some) {
        if (givenUp) {
            return Uni.createFrom().voidItem();
        }
        return quietly(packed(some).onItem().transformToUni(this::append));
    }

    private Uni<List<byte[]>> packed(List<FetchEvent.Rows> some) {
        return Uni.createFrom().completionStage(
                () -> vertx.executeBlocking(() -> some.stream().map(PackedRows::pack).toList(), false).toCompletionStage());
    }

    private Uni<Void> append(List<byte[]> packed) {
        chunks += packed.size();
        bytes += packed.stream().mapToLong(chunk -> chunk.length).sum();
        if (bytes > maxBytes) {
            LOG.debugf("answer too large to be kept: %s", key.entry());
            return giveUp();
        }
        return store.append(key, id, packed);
    }

    private Uni<Void> giveUp() {
        givenUp = true;
        backlog.drop();
        return store.discard(key, id);
    }

    private Uni<Void> quietly(Uni<Void> step) {
        return step
                .onFailure(RedisUnavailableException.class).invoke(away -> LOG.debugf("answer not kept: %s", key.entry()))
                .onFailure(failure -> !(failure instanceof RedisUnavailableException))
                .invoke(failure -> LOG.errorf(failure, "answer not kept: %s", key.entry()))
                .onFailure().recoverWithItem(() -> {
                    givenUp = true;
                    backlog.drop();
                    return null;
                });
    }
}
