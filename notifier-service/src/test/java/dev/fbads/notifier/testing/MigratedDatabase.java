package dev.fbads.notifier.testing;

import java.util.Map;

import org.flywaydb.core.Flyway;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.local.backing.postgres.DatabaseRole;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Builds the schema with the migrations of sync-service, as its owner, and sets the interval of
 * membership reads to one second.
 */
public final class MigratedDatabase implements QuarkusTestResourceLifecycleManager {

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        Flyway.configure()
                .dataSource(BackingServicesTestResource.current().postgres().jdbcUrl(), DatabaseRole.OWNER.roleName(),
                        DatabaseRole.OWNER.roleName())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return Map.of("fbads.notifier.connection.membership-recheck", "1s");
    }

    @Override
    public void stop() {
        // The database stops with the backing services.
    }
}
