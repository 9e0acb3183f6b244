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
 * Opens connections to Redis before the service is ready. The first command on a machine under start-up load may exceed the
 * command timeout, and a replica that considers Redis unavailable applies local limits. Guarantees:
 * <ol>
 * <li>Ready once Redis has answered on several connections.</li>
 * <li>Ready without Redis when it cannot be reached within the warm-up time.</li>
 * <li>No alert is raised before a command needs Redis.</li>
 * </ol>
 */
@Readiness
@ApplicationScoped
public class RedisWarmUp implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(RedisWarmUp.class);
    /** Concurrent streams that start together each need a connection. */
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
