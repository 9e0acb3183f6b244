package dev.fbads.notifier.testing;

import java.time.Instant;
import java.util.Map;

import org.flywaydb.core.Flyway;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.local.backing.postgres.DatabaseRole;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Builds the schema with the migrations of sync-service, as its owner, has memberships looked up every second, and gives the
 * service a clock that is years behind the real time.
 */
public final class MigratedDatabase implements QuarkusTestResourceLifecycleManager {

    /** Far from the real time on any date on which the tests run. */
    public static final Instant CLOCK_INSTANT = Instant.parse("2012-02-29T15:00:00Z");

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
        return Map.of("fbads.notifier.membership.recheck", "1s", "fbads.clock.instant", CLOCK_INSTANT.toString());
    }

    @Override
    public void stop() {
        // The database goes with the backing services.
    }
}
