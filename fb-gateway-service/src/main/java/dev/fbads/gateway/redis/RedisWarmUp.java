package dev.fbads.gateway.redis;

import java.util.Collections;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * Opens connections to Redis before the service is ready: the first command on a machine that is busy starting takes longer
 * than
 * a command may, and a replica that gives Redis up goes by limits of its own. Promises:
 * <ol>
 * <li>Ready once Redis has outcome on several connections at once.</li>
 * <li>Ready without it too, when Redis cannot be reached, or does not answer in the time for that: calls go on without it.</li>
 * <li>Nobody is told of a Redis that is away before a command needs it.</li>
 * </ol>
 */
@Readiness
@ApplicationScoped
public class RedisWarmUp implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(RedisWarmUp.class);
    /** Calls of several streams that begin together each ask for a turn. */
    private static final int CONNECTIONS = 4;

    private final Redis redis;
    private final SharedRedisConfig config;
    private final AtomicBoolean over = new AtomicBoolean();

    public RedisWarmUp(Redis redis, SharedRedisConfig config) {
        this.redis = redis;
        this.config = config;
    }

    void begin(@Observes StartupEvent start) {
        run().subscribe().with(done -> {
        });
    }

    /** Completes when the service may be ready. Never fails. */
    Uni<Void> run() {
        return Uni.join().all(Collections.nCopies(CONNECTIONS, ping())).andCollectFailures()
                .ifNoItem().after(config.warmUp()).fail()
                .onFailure().invoke(cause -> LOG.warnf("ready without Redis: %s", cause.getClass().getSimpleName()))
                .replaceWithVoid()
                .onFailure().recoverWithNull()
                .onItem().invoke(() -> over.set(true));
    }

    private Uni<Response> ping() {
        return Uni.createFrom().completionStage(() -> redis.send(Request.cmd(Command.PING)).toCompletionStage());
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("redis-warm-up").status(over.get()).build();
    }
}
