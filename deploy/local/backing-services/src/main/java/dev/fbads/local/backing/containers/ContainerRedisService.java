package dev.fbads.local.backing.containers;

import java.time.Duration;

import org.testcontainers.containers.GenericContainer;

import dev.fbads.local.backing.BackingConfig;
import dev.fbads.local.backing.ServiceKind;
import dev.fbads.local.backing.process.Ports;
import dev.fbads.local.backing.redis.RedisPing;
import dev.fbads.local.backing.redis.RedisService;

/** Redis in a container. */
public final class ContainerRedisService implements RedisService {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FixedPortContainer container;

    public ContainerRedisService(BackingConfig config) {
        var image = new GenericContainer<>(Images.REDIS).withExposedPorts(6379)
                .withCommand("redis-server", "--appendonly", "yes");
        this.container = new FixedPortContainer(image, ServiceKind.REDIS, config, 6379, "/data");
    }

    @Override
    public void start() {
        container.start();
        Ports.await("Redis answers", PATIENCE, () -> RedisPing.answered(port()));
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public boolean running() {
        return container.running();
    }

    @Override
    public int port() {
        return container.port();
    }

    @Override
    public void close() {
        container.close();
    }
}
