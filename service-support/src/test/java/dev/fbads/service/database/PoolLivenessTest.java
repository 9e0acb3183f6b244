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

import io.vertx.mutiny.sqlclient.SqlConnection;

/** Liveness with a pool without free connections. */
class PoolLivenessTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LOCK = "SELECT pg_advisory_lock(4711)";

    private final AtomicLong nanos = new AtomicLong();
    private TestPool pool;
    private PoolLiveness liveness;

    @BeforeEach
    void open() {
        pool = new TestPool();
        liveness = new PoolLiveness(pool.pool(), pool.creator(), new Config(), nanos::get);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aPoolWithFreeConnectionsIsUp() {
        assertThat(check()).isEqualTo(Status.UP);
        pass(LIMIT.multipliedBy(10));
        assertThat(check()).isEqualTo(Status.UP);
    }

    @Test
    void aPoolWithoutFreeConnectionsIsDownAfterTheLimitAndUpAfterTheFirstReturn() {
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
    void aPoolWhoseConnectionsWaitForALockIsUp() {
        List<SqlConnection> held = holdAll();
        held.getFirst().query(LOCK).execute().await().atMost(TestPool.PATIENCE);
        var waiting = held.getLast().query(LOCK).execute().subscribeAsCompletionStage();
        pool.awaitActiveSession();

        assertThat(check()).isEqualTo(Status.UP);
        pass(LIMIT.multipliedBy(10));
        assertThat(check()).isEqualTo(Status.UP);

        held.getFirst().query("SELECT pg_advisory_unlock_all()").execute().await().atMost(TestPool.PATIENCE);
        waiting.join();
        release(held);
    }

    @Test
    void anUnavailableDatabaseDoesNotAffectLiveness() {
        List<SqlConnection> held = holdAll();
        PoolLiveness withoutDatabase = new PoolLiveness(pool.pool(), pool.creatorWithoutDatabase(), new Config(),
                nanos::get);

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
