package dev.fbads.service.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Two transactions that try the same lock in a real PostgreSQL. */
class AdvisoryLockTest {

    private final String name = "test-" + UUID.randomUUID();
    private final AtomicInteger runs = new AtomicInteger();
    private TestPool pool;
    private AdvisoryLock lock;

    @BeforeEach
    void open() {
        pool = new TestPool();
        lock = new AdvisoryLock(pool.pool());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void whileOneTransactionHoldsTheLockTheWorkOfAnotherIsSkippedWithoutWaiting() throws Exception {
        CompletableFuture<Void> holds = new CompletableFuture<>();
        CompletableFuture<Void> mayEnd = new CompletableFuture<>();
        CompletableFuture<Boolean> first = lock.tryRun(name, connection -> {
            holds.complete(null);
            return Uni.createFrom().completionStage(mayEnd);
        }).subscribeAsCompletionStage();
        holds.get(TestPool.PATIENCE.toSeconds(), TimeUnit.SECONDS);

        boolean second = tryRun(name);
        mayEnd.complete(null);

        assertThat(second).isFalse();
        assertThat(runs).hasValue(0);
        assertThat(first.get(TestPool.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void locksOfDifferentNamesAreIndependent() {
        boolean done = await(lock.tryRun(name, connection -> lock.tryRun(name + "-other", this::count).replaceWithVoid()));

        assertThat(done).isTrue();
        assertThat(runs).hasValue(1);
    }

    @Test
    void theLockIsReleasedWhenTheWorkHasEnded() {
        assertThat(tryRun(name)).isTrue();
        assertThat(tryRun(name)).isTrue();
        assertThat(runs).hasValue(2);
    }

    @Test
    void aFailureOfTheWorkIsPassedOnAndReleasesTheLock() {
        assertThatThrownBy(() -> await(lock.tryRun(name,
                connection -> Uni.createFrom().failure(new IllegalStateException("broken")))))
                .isInstanceOf(IllegalStateException.class).hasMessage("broken");

        assertThat(tryRun(name)).isTrue();
    }

    @Test
    void theWorkIsPartOfTheTransactionThatHoldsTheLock() {
        await(lock.tryRun(name, connection -> lock.tryAcquire(connection, name)
                .invoke(again -> assertThat(again).as("a transaction may acquire its own lock again").isTrue())
                .chain(() -> count(connection))));

        assertThat(runs).hasValue(1);
    }

    private boolean tryRun(String lockName) {
        return await(lock.tryRun(lockName, this::count));
    }

    private Uni<Void> count(SqlConnection connection) {
        return connection.query("SELECT 1").execute().invoke(runs::incrementAndGet).replaceWithVoid();
    }

    private static boolean await(Uni<Boolean> work) {
        return work.await().atMost(TestPool.PATIENCE);
    }
}
