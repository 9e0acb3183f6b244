package dev.fbads.query.redis;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * The Redis of all replicas. Promises:
 * <ol>
 * <li>A command answers in time, or fails with {@link RedisAwayException}, whatever the reason.
 * <li>After a failure commands fail at once for a moment, so that a Redis that hangs slows down one request and not every one.
 * <li>The trouble is logged once, and so is its end, which comes with the first command that succeeds.
 * </ol>
 */
@ApplicationScoped
public class SharedRedis {

    private static final Logger LOG = Logger.getLogger(SharedRedis.class);

    private final Redis redis;
    private final RedisConfig config;
    private final Clock clock;
    private final AtomicReference<Optional<Instant>> askAgainAt = new AtomicReference<>(Optional.empty());

    SharedRedis(Redis redis, RedisConfig config, Clock clock, MeterRegistry meters) {
        this.redis = redis;
        this.config = config;
        this.clock = clock;
        Gauge.builder("fbads.query.redis.away", askAgainAt, state -> state.get().isPresent() ? 1 : 0)
                .description("1 while answers are not shared between replicas")
                .register(meters);
    }

    /** Sends the command when subscribed to; the answer is empty where Redis has none. */
    public Uni<Optional<Response>> send(Request request) {
        return Uni.createFrom().deferred(() -> {
            if (askAgainAt.get().filter(clock.instant()::isBefore).isPresent()) {
                return Uni.createFrom().failure(new RedisAwayException(null));
            }
            return Uni.createFrom().completionStage(() -> redis.send(request)
                    .timeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .map(Optional::ofNullable)
                    .toCompletionStage())
                    .onItem().invoke(this::back)
                    .onFailure().transform(this::away);
        });
    }

    private void back() {
        if (askAgainAt.get().isPresent() && askAgainAt.getAndSet(Optional.empty()).isPresent()) {
            LOG.info("Redis answers again: kept answers are shared");
        }
    }

    private RedisAwayException away(Throwable cause) {
        if (askAgainAt.getAndSet(Optional.of(clock.instant().plus(config.pauseAfterFailure()))).isEmpty()) {
            LOG.warnf("Redis does not answer (%s): answers are kept by each replica alone", cause);
        }
        return new RedisAwayException(cause);
    }
}
