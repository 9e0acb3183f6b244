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
 * The Redis of all replicas. Promises:
 * <ol>
 * <li>A command answers in time, or fails with {@link RedisUnavailableException}, whatever the reason.</li>
 * <li>After a failure commands fail at once for a moment, so that a Redis that hangs does not slow every call down.</li>
 * <li>The trouble is told once, as {@code limits_not_shared}, and ends with the first command that succeeds.</li>
 * </ol>
 */
@ApplicationScoped
public class SharedRedis {

    private static final String EPISODE = "redis";

    private final Redis redis;
    private final SharedRedisConfig config;
    private final Alerts alerts;
    private final InstantSource clock;
    private final AtomicReference<Optional<Instant>> askAgainAt = new AtomicReference<>(Optional.empty());

    public SharedRedis(Redis redis, SharedRedisConfig config, Alerts alerts, InstantSource clock, MeterRegistry meters) {
        this.redis = redis;
        this.config = config;
        this.alerts = alerts;
        this.clock = clock;
        Gauge.builder("fbads.redis.unavailable", askAgainAt, state -> state.get().isPresent() ? 1 : 0)
                .description("1 while limits, quota and cache are this replica's own")
                .register(meters);
    }

    /** Sends the command when subscribed to; the answer of Redis is null where it has none. */
    public Uni<Response> send(Request request) {
        return Uni.createFrom().deferred(() -> {
            if (askAgainAt.get().filter(clock.instant()::isBefore).isPresent()) {
                return Uni.createFrom().failure(new RedisUnavailableException(null));
            }
            return Uni.createFrom().completionStage(() -> redis.send(request).toCompletionStage())
                    .ifNoItem().after(config.timeout()).fail()
                    .onItem().invoke(this::back)
                    .onFailure().transform(this::away);
        });
    }

    private void back() {
        if (askAgainAt.getAndSet(Optional.empty()).isPresent()) {
            alerts.resolve(AlertKind.LIMITS_NOT_SHARED, EPISODE);
        }
    }

    private RedisUnavailableException away(Throwable cause) {
        askAgainAt.set(Optional.of(clock.instant().plus(config.pauseAfterFailure())));
        alerts.raise(AlertKind.LIMITS_NOT_SHARED, EPISODE, null, null,
                "Redis does not answer (" + cause.getClass().getSimpleName() + "): each replica keeps the limits alone");
        return new RedisUnavailableException(cause);
    }
}
