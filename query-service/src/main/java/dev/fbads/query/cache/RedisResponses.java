package dev.fbads.query.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.redis.RedisUnavailableException;
import dev.fbads.query.redis.SharedRedis;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/** The second level of {@link ResponseCache}: responses of all replicas in Redis, bounded by their bytes and their age. */
@ApplicationScoped
class RedisResponses {

    /** The part in braces is the hash tag of a Redis cluster: the script needs all keys in one slot. */
    private static final String PREFIX = "{fbads_responses}:";
    private static final String INDEX = "{fbads_responses}.index";
    private static final String TOTAL = "{fbads_responses}.bytes";
    private static final String STORE = script();

    private final SharedRedis redis;
    private final CacheConfig config;
    private final AtomicLong pending = new AtomicLong();

    RedisResponses(SharedRedis redis, CacheConfig config) {
        this.redis = redis;
        this.config = config;
    }

    /** Empty if there is none or Redis is unavailable. */
    Uni<Optional<byte[]>> get(ResponseKey key) {
        return redis.send(Request.cmd(Command.GET).arg(PREFIX + key.value()))
                .map(found -> found.flatMap(packed -> PackedResponse.unpack(packed.toBytes(), config.maxEntry().asLongValue())))
                .onFailure(RedisUnavailableException.class).recoverWithItem(Optional.empty());
    }

    /** Stores the response, unless Redis is unavailable or too many responses wait to be stored. */
    Uni<Void> put(ResponseKey key, byte[] response) {
        if (pending.addAndGet(response.length) > config.maxPending().asLongValue()) {
            pending.addAndGet(-response.length);
            return Uni.createFrom().voidItem();
        }
        return packed(response)
                .chain(packed -> redis.send(Request.cmd(Command.EVAL)
                        .arg(STORE)
                        .arg(2)
                        .arg(INDEX)
                        .arg(TOTAL)
                        .arg(PREFIX)
                        .arg(key.value())
                        .arg(packed)
                        .arg(config.ttl().toMillis())
                        .arg(config.maxTotal().asLongValue())))
                .onFailure(RedisUnavailableException.class).recoverWithItem(Optional.empty())
                .onTermination().invoke(() -> pending.addAndGet(-response.length))
                .replaceWithVoid();
    }

    /** Compresses on a worker thread. */
    private Uni<byte[]> packed(byte[] response) {
        long compressFrom = config.compressFrom().asLongValue();
        Uni<byte[]> packed = Uni.createFrom().item(() -> PackedResponse.pack(response, compressFrom));
        return response.length < compressFrom ? packed : packed.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static String script() {
        try (InputStream in = RedisResponses.class.getResourceAsStream("store.lua")) {
            if (in == null) {
                throw new IllegalStateException("no such script: store.lua");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("store.lua", unreadable);
        }
    }
}
