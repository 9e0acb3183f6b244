package dev.fbads.service.database;

import java.time.Duration;
import java.util.function.LongSupplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Reports a process whose pool is lost as dead, so that it is restarted. It is down only if
 * <ol>
 * <li>the pool has given this check no connection for {@link PoolLivenessConfig#unusableAfter},
 * <li>and at every check of that time the database responded outside of the pool and no session of this process was active: an
 * outage of the database, long statements and locks must not end replicas.
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

    @Inject
    public PoolLiveness(Pool pool, ServicePool database, PoolLivenessConfig config) {
        this(pool, database, config, System::nanoTime);
    }

    PoolLiveness(Pool pool, ServicePool database, PoolLivenessConfig config, LongSupplier nanos) {
        this.probe = new PoolProbe(pool, config.checkTimeout(), nanos);
        this.database = database;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return probe.usable().chain(usable -> usable ? Uni.createFrom().item(up("usable")) : unusable());
    }

    private Uni<HealthCheckResponse> unusable() {
        return database.sessions(config.checkTimeout()).map(sessions -> switch (sessions) {
            case UNKNOWN -> excused("database unreachable");
            case ACTIVE -> excused("busy");
            case IDLE -> idle(probe.unusableFor());
        });
    }

    /** The pool itself is not the cause: resets the time for which it was unusable. */
    private HealthCheckResponse excused(String pool) {
        probe.reset();
        return up(pool);
    }

    private HealthCheckResponse idle(Duration unusable) {
        if (unusable.compareTo(config.unusableAfter()) < 0) {
            return up("unusable");
        }
        LOG.errorf("the pool has given no connection for %d s although the database responds: this process must be restarted",
                unusable.toSeconds());
        return response("lost").withData("unusable_seconds", unusable.toSeconds()).down().build();
    }

    private static HealthCheckResponse up(String pool) {
        return response(pool).up().build();
    }

    private static HealthCheckResponseBuilder response(String pool) {
        return HealthCheckResponse.named(NAME).withData("pool", pool);
    }
}
