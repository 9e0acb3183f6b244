package dev.fbads.sync.partition;

import java.time.YearMonth;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The service is not ready while a required month has no partition. */
@Readiness
@ApplicationScoped
class PartitionReadiness implements HealthCheck {

    private final PartitionMaintenance maintenance;

    PartitionReadiness(PartitionMaintenance maintenance) {
        this.maintenance = maintenance;
    }

    @Override
    public HealthCheckResponse call() {
        Set<YearMonth> missing = maintenance.missing();
        return HealthCheckResponse.named("partitions")
                .status(missing.isEmpty())
                .withData("missing", missing.size())
                .build();
    }
}
