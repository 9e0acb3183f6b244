package dev.fbads.gateway.testing;

import java.util.Map;

import org.flywaydb.core.Flyway;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.local.backing.postgres.DatabaseRole;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** PostgreSQL with the public schema of sync-service, and an OIDC provider: what every test of the running service needs. */
public final class GatewayDatabase implements QuarkusTestResourceLifecycleManager {

    private final BackingServicesTestResource backing = new BackingServicesTestResource();

    @Override
    public Map<String, String> start() {
        backing.init(Map.of(BackingServicesTestResource.SERVICES, "postgres,oidc"));
        Map<String, String> environment = backing.start();
        Flyway.configure()
                .dataSource(BackingServicesTestResource.current().postgres().jdbcUrl(), DatabaseRole.OWNER.roleName(),
                        DatabaseRole.OWNER.roleName())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return environment;
    }

    @Override
    public void stop() {
        backing.stop();
    }
}
