package dev.fbads.local.backing;

import dev.fbads.local.backing.containers.ContainerKafkaService;
import dev.fbads.local.backing.containers.ContainerPostgresService;
import dev.fbads.local.backing.containers.ContainerRedisService;
import dev.fbads.local.backing.kafka.EmbeddedKafkaService;
import dev.fbads.local.backing.oidc.MockOidcService;
import dev.fbads.local.backing.postgres.EmbeddedPostgresService;
import dev.fbads.local.backing.redis.EmbeddedRedisService;

/** Which implementation serves which mode. The OIDC provider is the same in both. */
final class ServiceFactory {

    private ServiceFactory() {
    }

    /** A service that holds its port and is not started yet. */
    static BackingService create(ServiceKind kind, BackingConfig config) {
        boolean containers = config.mode() == BackingMode.CONTAINERS;
        return switch (kind) {
            case POSTGRES -> containers ? new ContainerPostgresService(config) : new EmbeddedPostgresService(config);
            case KAFKA -> containers ? new ContainerKafkaService(config) : new EmbeddedKafkaService(config);
            case REDIS -> containers ? new ContainerRedisService(config) : new EmbeddedRedisService(config);
            case OIDC -> new MockOidcService(config);
        };
    }
}
