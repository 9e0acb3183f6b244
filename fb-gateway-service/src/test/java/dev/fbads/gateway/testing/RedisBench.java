package dev.fbads.gateway.testing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;

import dev.fbads.gateway.redis.RedisWarmUp;
import dev.fbads.gateway.redis.SharedRedis;
import dev.fbads.gateway.redis.SharedRedisConfig;
import dev.fbads.local.backing.ServiceKind;
import dev.fbads.local.backing.redis.RedisService;
import dev.fbads.local.backing.testing.SharedBackingServices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/** A real Redis, and any number of replicas on it. */
public final class RedisBench implements AutoCloseable {

    private final RedisService service = SharedBackingServices.with(EnumSet.of(ServiceKind.REDIS)).redis();
    private final Vertx vertx = Vertx.vertx();
    private final Redis client = Redis.createClient(vertx, service.uri());
    private final KafkaAlertRecorder alerts = new KafkaAlertRecorder();

    public RedisBench() {
        service.start();
    }

    /** The Redis client of one replica. */
    public SharedRedis replica(InstantSource clock) {
        return at(service.uri(), Duration.ofSeconds(20), clock);
    }

    /** A client of another address. */
    public SharedRedis at(String uri, Duration timeout, InstantSource clock) {
        return new SharedRedis(Redis.createClient(vertx, uri), new Config(timeout), alerts, clock, new SimpleMeterRegistry());
    }

    /** Opens connections to the address within the time. */
    public RedisWarmUp warmUp(String uri, Duration atMost) {
        return new RedisWarmUp(Redis.createClient(vertx, new RedisOptions().setConnectionString(uri).setMaxPoolSize(8)),
                new Config(atMost));
    }

    public RedisService service() {
        return service;
    }

    public Vertx vertx() {
        return vertx;
    }

    public KafkaAlertRecorder alerts() {
        return alerts;
    }

    public Response ask(Request request) {
        return client.send(request).toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        service.start();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private record Config(Duration timeout) implements SharedRedisConfig {

        @Override
        public Duration pauseAfterFailure() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration warmUp() {
            return timeout;
        }
    }
}
