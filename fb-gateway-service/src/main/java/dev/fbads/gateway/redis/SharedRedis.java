package dev.fbads.gateway.redis;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.alerts.AlertKind;
import dev.fbads.gateway.alerts.Alerts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * The Redis shared by all replicas. Guarantees:
 * <ol>
 * <li>A command completes in time or fails with {@link RedisUnavailableException}, whatever the reason.</li>
 * <li>After a failure, commands fail at once for a moment, so that a hanging Redis does not delay every call.</li>
 * <li>An outage raises one alert {@code limits_not_shared}, which ends with the first successful command.</li>
 * </ol>
 */
@ApplicationScoped
public class SharedRedis {

    private static final String EPISODE = "redis";

    private final Redis redis;
    private final SharedRedisConfig config;
    private final Alerts alerts;
    private final InstantSource clock;
    private final AtomicReference<Optional<Instant>> retryAt = new AtomicReference<>(Optional.empty());

    public SharedRedis(Redis redis, SharedRedisConfig config, Alerts alerts, InstantSource clock, MeterRegistry meters) {
        this.redis = redis;
        this.config = config;
        this.alerts = alerts;
        this.clock = clock;
        Gauge.builder("fbads.redis.unavailable", retryAt, state -> state.get().isPresent() ? 1 : 0)
                .description("1 while limits and quota are local to the replica and the cache is off")
                .register(meters);
    }

    /** Sends the command when subscribed to; the item is null where Redis responds with nil. */
    public Uni<Response> send(Request request) {
        return Uni.createFrom().deferred(() -> {
            if (retryAt.get().filter(clock.instant()::isBefore).isPresent()) {
                return Uni.createFrom().failure(new RedisUnavailableException(null));
            }
            return Uni.createFrom().completionStage(() -> redis.send(request).toCompletionStage())
                    .ifNoItem().after(config.timeout()).fail()
                    .onItem().invoke(this::available)
                    .onFailure().transform(this::unavailable);
        });
    }

    private void available() {
        if (retryAt.getAndSet(Optional.empty()).isPresent()) {
            alerts.resolve(AlertKind.LIMITS_NOT_SHARED, EPISODE);
        }
    }

    private RedisUnavailableException unavailable(Throwable cause) {
        retryAt.set(Optional.of(clock.instant().plus(config.pauseAfterFailure())));
        alerts.raise(AlertKind.LIMITS_NOT_SHARED, EPISODE, null, null,
                "Redis is unavailable (" + cause.getClass().getSimpleName() + "): each replica applies its limits alone");
        return new RedisUnavailableException(cause);
    }
}
