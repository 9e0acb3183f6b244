package dev.fbads.sync.partition;

import java.time.YearMonth;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Takes the service out of rotation while a month that it needs has no partition. */
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
