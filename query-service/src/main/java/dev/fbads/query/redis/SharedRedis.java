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
 * The Redis that all replicas share. Guarantees:
 * <ol>
 * <li>A command succeeds in time, or fails with {@link RedisUnavailableException}, whatever the reason.
 * <li>After a failure, commands fail immediately for {@link RedisConfig#pauseAfterFailure}: a hanging Redis
 * delays one request only.
 * <li>An outage is logged once when it begins and once when it ends, which is with the first command that succeeds.
 * </ol>
 */
@ApplicationScoped
public class SharedRedis {

    private static final Logger LOG = Logger.getLogger(SharedRedis.class);

    private final Redis redis;
    private final RedisConfig config;
    private final Clock clock;
    private final AtomicReference<Optional<Instant>> retryAt = new AtomicReference<>(Optional.empty());

    SharedRedis(Redis redis, RedisConfig config, Clock clock, MeterRegistry meters) {
        this.redis = redis;
        this.config = config;
        this.clock = clock;
        Gauge.builder("fbads.query.redis.away", retryAt, state -> state.get().isPresent() ? 1 : 0)
                .description("1 while responses are not shared between replicas")
                .register(meters);
    }

    /** Sends the command on subscription; the result is empty if Redis returns null. */
    public Uni<Optional<Response>> send(Request request) {
        return Uni.createFrom().deferred(() -> {
            if (retryAt.get().filter(clock.instant()::isBefore).isPresent()) {
                return Uni.createFrom().failure(new RedisUnavailableException(null));
            }
            return Uni.createFrom().completionStage(() -> redis.send(request)
                    .timeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .map(Optional::ofNullable)
                    .toCompletionStage())
                    .onItem().invoke(this::recovered)
                    .onFailure().transform(this::unavailable);
        });
    }

    private void recovered() {
        if (retryAt.get().isPresent() && retryAt.getAndSet(Optional.empty()).isPresent()) {
            LOG.info("Redis is available again: cached responses are shared");
        }
    }

    private RedisUnavailableException unavailable(Throwable cause) {
        if (retryAt.getAndSet(Optional.of(clock.instant().plus(config.pauseAfterFailure()))).isEmpty()) {
            LOG.warnf("Redis is unavailable (%s): each replica caches responses by itself", cause);
        }
        return new RedisUnavailableException(cause);
    }
}
