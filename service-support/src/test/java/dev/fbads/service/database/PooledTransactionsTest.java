package dev.fbads.service.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;

/** Subscribers that cancel at every stage of a transaction, with a pool of two connections. */
class PooledTransactionsTest {

    private static final Function<SqlConnection, Uni<?>> OPENING = connection -> connection
            .query("SELECT set_config('request.jwt.claims', '{}', true)")
            .execute();
    private static final int BATCH = 2;
    private static final int MOMENTS = 400;
    private static final long MICROSECONDS_BETWEEN = 20;

    private TestPool pool;
    private PooledTransactions transactions;

    @BeforeEach
    void open() {
        pool = new TestPool();
        transactions = new PooledTransactions(pool.pool());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    /** The kinds of transactions. */
    enum Kind {
        READ {
            @Override
            Cancellable start(PooledTransactions transactions, Function<SqlConnection, Uni<?>> opening, String sql) {
                return transactions.read(opening, connection -> connection.query(sql).execute())
                        .subscribe().with(read -> {
                        }, failure -> {
                        });
            }
        },
        STREAM {
            @Override
            Cancellable start(PooledTransactions transactions, Function<SqlConnection, Uni<?>> opening, String sql) {
                return transactions.stream(opening, connection -> batches(connection, sql)).subscribe().with(batch -> {
                }, failure -> {
                });
            }
        };

        abstract Cancellable start(PooledTransactions transactions, Function<SqlConnection, Uni<?>> opening, String sql);
    }

    @ParameterizedTest
    @EnumSource
    void noConnectionIsLostBeforeItsAcquisition(Kind kind) {
        for (int i = 0; i < 2 * TestPool.SIZE; i++) {
            kind.start(transactions, OPENING, "SELECT 1").cancel();
        }

        pool.assertWhole();
    }

    @ParameterizedTest
    @EnumSource
    void noConnectionIsLostAndNoTransactionBegunInTheQueue(Kind kind) {
        List<SqlConnection> held = IntStream.range(0, TestPool.SIZE).mapToObj(i -> pool.hold()).toList();
        AtomicInteger opened = new AtomicInteger();
        for (int i = 0; i < 2 * TestPool.SIZE; i++) {
            kind.start(transactions, connection -> {
                opened.incrementAndGet();
                return OPENING.apply(connection);
            }, "SELECT 1").cancel();
        }
        held.forEach(connection -> connection.close().await().atMost(TestPool.PATIENCE));

        pool.assertWhole();
        assertThat(opened).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void noConnectionIsLostDuringBegin(Kind kind) {
        for (int i = 0; i < 2 * TestPool.SIZE; i++) {
            CompletableFuture<Cancellable> started = new CompletableFuture<>();
            CompletableFuture<Void> left = new CompletableFuture<>();
            started.complete(kind.start(transactions, connection -> {
                // BEGIN has been sent, and its result cannot be read before this returns.
                started.join().cancel();
                left.complete(null);
                return OPENING.apply(connection);
            }, "SELECT 1"));
            left.join();
        }

        pool.assertWhole();
    }

    @ParameterizedTest
    @EnumSource
    void noConnectionIsLostDuringTheWork(Kind kind) {
        for (int i = 0; i < TestPool.SIZE; i++) {
            Cancellable work = kind.start(transactions, OPENING, "SELECT pg_sleep(0.3)");
            await().atMost(TestPool.PATIENCE).until(() -> pool.states().contains("active"));
            work.cancel();
        }

        pool.assertWhole();
    }

    @Test
    void aLateStatementOfAbandonedWorkIsNotExecuted() {
        CompletableFuture<SqlConnection> captured = new CompletableFuture<>();
        Cancellable work = transactions.read(OPENING, connection -> {
            captured.complete(connection);
            return Uni.createFrom().nothing();
        }).subscribe().with(never -> {
        });
        SqlConnection abandoned = captured.orTimeout(TestPool.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();

        work.cancel();
        pool.assertWhole();

        assertThatThrownBy(() -> abandoned.query("SELECT 1").execute().await().atMost(TestPool.PATIENCE))
                .hasMessageContaining("CLOSED");
    }

    @Test
    void noConnectionIsLostBetweenTwoBatchesOfAStream() {
        for (int i = 0; i < 2 * TestPool.SIZE; i++) {
            AssertSubscriber<List<Integer>> reader = transactions
                    .stream(OPENING, connection -> batches(connection, "SELECT * FROM generate_series(1, 1000)"))
                    .subscribe().withSubscriber(AssertSubscriber.create(1));
            reader.awaitItems(1, TestPool.PATIENCE).cancel();
        }

        pool.assertWhole();
    }

    @ParameterizedTest
    @EnumSource
    void noConnectionIsLostAtAnyMoment(Kind kind) throws Exception {
        cancelAtManyMoments(() -> kind.start(transactions, OPENING, "SELECT * FROM generate_series(1, 100)"));

        pool.assertWhole();
    }

    @Test
    void workThatFailsIsRolledBackBeforeItsFailureIsPropagated() {
        Uni<?> read = transactions.read(OPENING, connection -> connection.query("SELECT 1 / 0").execute());
        Multi<?> stream = transactions.stream(OPENING, connection -> batches(connection, "SELECT 1 / 0"));

        assertThatThrownBy(() -> read.await().atMost(TestPool.PATIENCE)).hasMessageContaining("division by zero");
        assertThatThrownBy(() -> stream.collect().asList().await().atMost(TestPool.PATIENCE))
                .hasMessageContaining("division by zero");
        pool.assertWhole();
    }

    @Test
    void workThatThrowsIsRolledBack() {
        Uni<?> read = transactions.read(OPENING, connection -> {
            throw new IllegalStateException("thrown");
        });
        Multi<?> stream = transactions.stream(OPENING, connection -> {
            throw new IllegalStateException("thrown");
        });

        assertThatThrownBy(() -> read.await().atMost(TestPool.PATIENCE)).hasMessage("thrown");
        assertThatThrownBy(() -> stream.collect().asList().await().atMost(TestPool.PATIENCE)).hasMessage("thrown");
        pool.assertWhole();
    }

    @Test
    void onlyTheWorkSeesTheSettingsOfTheOpening() {
        String claims = "SELECT coalesce(current_setting('request.jwt.claims', true), '')";
        Function<SqlConnection, Uni<String>> read = connection -> connection.query(claims)
                .mapping(row -> row.getString(0))
                .execute()
                .map(rows -> rows.iterator().next());

        for (int i = 0; i < 2 * TestPool.SIZE; i++) {
            assertThat(transactions.read(OPENING, read).await().atMost(TestPool.PATIENCE)).isEqualTo("{}");
            assertThat(pool.pool().withConnection(read).await().atMost(TestPool.PATIENCE)).isEmpty();
        }
    }

    @Test
    void aConnectionWhoseTransactionCannotBeEndedIsClosed() throws Exception {
        OwnedConnection owned = new OwnedConnection(pool.pool().getDelegate());
        SqlConnection connection = owned.acquired().await().atMost(TestPool.PATIENCE);
        owned.begin(connection).await().atMost(TestPool.PATIENCE);
        List<String> before = pool.processes();

        owned.endWith("NO STATEMENT");

        await().atMost(TestPool.PATIENCE).untilAsserted(() -> assertThat(pool.processes()).doesNotContainAnyElementsOf(before));
        pool.assertWhole();
    }

    @Test
    void aConnectionThatTheServerEndsIsReplaced() {
        Uni<?> work = transactions.read(OPENING,
                connection -> connection.query("SELECT pg_terminate_backend(pg_backend_pid())").execute());

        // The end arrives as the server's message, as a closed or as a reset connection.
        assertThatThrownBy(() -> work.await().atMost(TestPool.PATIENCE)).isNotInstanceOf(TimeoutException.class);

        pool.assertWhole();
    }

    /** The reason why transactions that write need no {@link OwnedConnection}. */
    @Test
    void theDriversOwnTransactionEndsWheneverItsSubscriberCancels() throws Exception {
        cancelAtManyMoments(() -> pool.pool()
                .withTransaction(connection -> OPENING.apply(connection)
                        .chain(() -> connection.query("SELECT 1").execute()))
                .subscribe().with(done -> {
                }, failure -> {
                }));

        pool.assertWhole();
    }

    private static void cancelAtManyMoments(Supplier<Cancellable> start) throws Exception {
        try (var clock = Executors.newScheduledThreadPool(2)) {
            List<Future<?>> left = new ArrayList<>();
            for (int i = 0; i < MOMENTS; i++) {
                Cancellable work = start.get();
                left.add(clock.schedule(work::cancel, i * MICROSECONDS_BETWEEN, TimeUnit.MICROSECONDS));
            }
            for (Future<?> leaving : left) {
                leaving.get();
            }
        }
    }

    private static Multi<List<Integer>> batches(SqlConnection connection, String sql) {
        return connection.prepare(sql)
                .map(statement -> statement.cursor(Tuple.tuple()))
                .onItem().transformToMulti(cursor -> Multi.createBy().repeating()
                        .uni(() -> cursor.read(BATCH))
                        .whilst(rows -> cursor.hasMore()))
                .map(SqlResult::size)
                .map(List::of);
    }
}
