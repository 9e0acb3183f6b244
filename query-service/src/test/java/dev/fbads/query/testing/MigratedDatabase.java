package dev.fbads.query.testing;

import java.util.Map;

import org.flywaydb.core.Flyway;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.local.backing.postgres.DatabaseRole;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Builds the schema with the migrations of sync-service, as its owner, and starts the clock at noon of a fixed day. */
public final class MigratedDatabase implements QuarkusTestResourceLifecycleManager {

    /** Noon in Toronto. */
    public static final String NOW = "2026-03-15T16:00:00Z";

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
        return Map.of("fbads.clock.instant", NOW);
    }

    @Override
    public void stop() {
        // The database stops with the backing services.
    }
}
