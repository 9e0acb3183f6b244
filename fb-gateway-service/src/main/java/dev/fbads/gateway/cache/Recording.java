package dev.fbads.gateway.cache;

import org.jboss.logging.Logger;

import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.redis.RedisAwayException;
import io.smallrye.mutiny.Uni;

/** One answer being kept while it is delivered. Gives up quietly: nothing about keeping may disturb the delivery. */
final class Recording {

    private static final Logger LOG = Logger.getLogger(Recording.class);

    private final AnswerStore store;
    private final CacheKey key;
    private final String id;
    private final long maxBytes;
    private int chunks;
    private long bytes;
    private boolean givenUp;

    Recording(AnswerStore store, CacheKey key, String id, long maxBytes) {
        this.store = store;
        this.key = key;
        this.id = id;
        this.maxBytes = maxBytes;
    }

    Uni<Void> add(FetchEvent event) {
        if (givenUp || !(event instanceof FetchEvent.Rows rows)) {
            return Uni.createFrom().voidItem();
        }
        byte[] packed = PackedRows.pack(rows);
        chunks++;
        bytes += packed.length;
        return quietly(bytes > maxBytes ? giveUp() : store.append(key, id, packed));
    }

    /** The fetch has ended in whatever way. */
    Uni<Void> end(boolean complete) {
        if (givenUp) {
            return Uni.createFrom().voidItem();
        }
        return quietly(complete ? store.commit(key, id, chunks, bytes).replaceWithVoid() : store.discard(key, id));
    }

    private Uni<Void> giveUp() {
        LOG.debugf("answer too large to be kept: %s", key.entry());
        givenUp = true;
        return store.discard(key, id);
    }

    private Uni<Void> quietly(Uni<Void> step) {
        return step.onFailure(RedisAwayException.class).recoverWithItem(() -> {
            givenUp = true;
            return null;
        });
    }
}
