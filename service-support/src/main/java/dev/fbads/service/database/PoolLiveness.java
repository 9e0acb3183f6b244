package dev.fbads.service.database;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Ends a process whose pool is lost, since nothing else would. It is down only when
 * <ol>
 * <li>the pool has given nobody a connection for {@link PoolLivenessConfig#unusableAfter}: a pool that is merely busy gives one
 * now and then, and is not lost;
 * <li>and at every check of that time the database answered beside the pool: an outage of the database must not end all
 * replicas.
 * </ol>
 */
@Liveness
@Singleton
public class PoolLiveness implements AsyncHealthCheck {

    private static final Logger LOG = Logger.getLogger(PoolLiveness.class);
    private static final String NAME = "database connections";

    private final PoolProbe probe;
    private final ServicePool database;
    private final PoolLivenessConfig config;

    public PoolLiveness(Pool pool, PoolActivity activity, ServicePool database, PoolLivenessConfig config) {
        this.probe = new PoolProbe(pool, activity, config.checkTimeout());
        this.database = database;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return probe.usable().chain(usable -> usable ? Uni.createFrom().item(up("usable")) : unusable());
    }

    private Uni<HealthCheckResponse> unusable() {
        return database.databaseAnswers(config.checkTimeout()).map(answers -> {
            if (!answers) {
                probe.forget();
                return up("database unreachable");
            }
            long seconds = probe.unusableFor().toSeconds();
            if (probe.unusableFor().compareTo(config.unusableAfter()) < 0) {
                return up("busy");
            }
            LOG.errorf("the pool has given no connection for %d s although the database answers: this process has to end",
                    seconds);
            return response("lost").withData("unusable_seconds", seconds).down().build();
        });
    }

    private static HealthCheckResponse up(String pool) {
        return response(pool).up().build();
    }

    private static HealthCheckResponseBuilder response(String pool) {
        return HealthCheckResponse.named(NAME).withData("pool", pool);
    }
}
