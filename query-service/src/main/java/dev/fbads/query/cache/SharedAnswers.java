package dev.fbads.query.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.redis.RedisAwayException;
import dev.fbads.query.redis.SharedRedis;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/** The answers of all replicas, in Redis, bounded by their bytes and their age. */
@ApplicationScoped
class SharedAnswers {

    /** In braces what places a key in a cluster: the script needs all of them in one slot. */
    private static final String PREFIX = "{fbads_answers}:";
    private static final String INDEX = "{fbads_answers}.index";
    private static final String TOTAL = "{fbads_answers}.bytes";
    private static final String KEEP = script();

    private final SharedRedis redis;
    private final CacheConfig config;
    private final AtomicLong pending = new AtomicLong();

    SharedAnswers(SharedRedis redis, CacheConfig config) {
        this.redis = redis;
        this.config = config;
    }

    /** Empty where there is none, and while Redis is away. */
    Uni<Optional<byte[]>> get(AnswerKey key) {
        return redis.send(Request.cmd(Command.GET).arg(PREFIX + key.value()))
                .map(found -> found.flatMap(packed -> PackedAnswer.unpack(packed.toBytes(), config.maxEntry().asLongValue())))
                .onFailure(RedisAwayException.class).recoverWithItem(Optional.empty());
    }

    /** Keeps the answer, unless Redis is away or slower than the answers come. */
    Uni<Void> put(AnswerKey key, byte[] answer) {
        if (pending.addAndGet(answer.length) > config.maxPending().asLongValue()) {
            pending.addAndGet(-answer.length);
            return Uni.createFrom().voidItem();
        }
        return packed(answer)
                .chain(packed -> redis.send(Request.cmd(Command.EVAL)
                        .arg(KEEP)
                        .arg(2)
                        .arg(INDEX)
                        .arg(TOTAL)
                        .arg(PREFIX)
                        .arg(key.value())
                        .arg(packed)
                        .arg(config.ttl().toMillis())
                        .arg(config.maxTotal().asLongValue())))
                .onFailure(RedisAwayException.class).recoverWithItem(Optional.empty())
                .onTermination().invoke(() -> pending.addAndGet(-answer.length))
                .replaceWithVoid();
    }

    /** Compressing takes a while: a worker does it. */
    private Uni<byte[]> packed(byte[] answer) {
        long compressFrom = config.compressFrom().asLongValue();
        Uni<byte[]> packed = Uni.createFrom().item(() -> PackedAnswer.pack(answer, compressFrom));
        return answer.length < compressFrom ? packed : packed.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static String script() {
        try (InputStream in = SharedAnswers.class.getResourceAsStream("keep.lua")) {
            if (in == null) {
                throw new IllegalStateException("no such script: keep.lua");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("keep.lua", unreadable);
        }
    }
}
