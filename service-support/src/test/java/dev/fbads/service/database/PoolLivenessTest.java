package dev.fbads.service.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** When a pool without a free connection ends the process. */
class PoolLivenessTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final AtomicLong nanos = new AtomicLong();
    private final PoolActivity activity = new PoolActivity(nanos::get);
    private TestPool pool;
    private PoolLiveness liveness;

    @BeforeEach
    void open() {
        pool = new TestPool();
        liveness = new PoolLiveness(pool.pool(), activity, pool.creator(), new Config());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aPoolThatGivesConnectionsIsUp() {
        assertThat(check()).isEqualTo(Status.UP);
        pass(LIMIT.multipliedBy(10));
        assertThat(check()).isEqualTo(Status.UP);
    }

    @Test
    void aPoolWhoseConnectionsAreAllHeldIsDownAfterTheLimitAndUpWithTheFirstThatComesBack() {
        List<SqlConnection> held = holdAll();

        assertThat(check()).isEqualTo(Status.UP);
        pass(LIMIT.minusMillis(1));
        assertThat(check()).isEqualTo(Status.UP);
        pass(Duration.ofMillis(1));
        assertThat(check()).isEqualTo(Status.DOWN);

        held.getFirst().close().await().atMost(TestPool.PATIENCE);
        assertThat(check()).isEqualTo(Status.UP);
        pass(LIMIT.multipliedBy(10));
        assertThat(check()).isEqualTo(Status.UP);
        release(held.subList(1, held.size()));
    }

    @Test
    void aBusyPoolThatGivesOthersConnectionsIsUp() {
        List<SqlConnection> held = holdAll();
        assertThat(check()).isEqualTo(Status.UP);
        pass(LIMIT);

        activity.acquired();

        assertThat(check()).isEqualTo(Status.UP);
        release(held);
    }

    @Test
    void aTransactionCountsAsASignOfLife() {
        pass(LIMIT);
        new PooledTransactions(pool.pool(), activity)
                .read(connection -> Uni.createFrom().voidItem(), connection -> connection.query("SELECT 1").execute())
                .await().atMost(TestPool.PATIENCE);

        assertThat(activity.lastAcquired()).isEqualTo(LIMIT.toNanos());
    }

    @Test
    void aDatabaseThatIsAwayEndsNobody() {
        List<SqlConnection> held = holdAll();
        PoolLiveness withoutDatabase = new PoolLiveness(pool.pool(), activity, pool.creatorWithoutDatabase(), new Config());

        assertThat(check(withoutDatabase)).isEqualTo(Status.UP);
        pass(LIMIT.multipliedBy(10));
        assertThat(check(withoutDatabase)).isEqualTo(Status.UP);
        release(held);
    }

    private List<SqlConnection> holdAll() {
        return IntStream.range(0, TestPool.SIZE).mapToObj(i -> pool.hold()).toList();
    }

    private static void release(List<SqlConnection> held) {
        held.forEach(connection -> connection.close().await().atMost(TestPool.PATIENCE));
    }

    private Status check() {
        return check(liveness);
    }

    private static Status check(PoolLiveness liveness) {
        HealthCheckResponse response = liveness.call().await().atMost(TestPool.PATIENCE);
        assertThat(response.getName()).isEqualTo("database connections");
        return response.getStatus();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private record Config() implements PoolLivenessConfig {

        @Override
        public Duration unusableAfter() {
            return LIMIT;
        }

        @Override
        public Duration checkTimeout() {
            return Duration.ofMillis(500);
        }
    }
}
