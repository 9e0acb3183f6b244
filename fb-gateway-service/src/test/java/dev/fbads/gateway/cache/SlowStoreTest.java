package dev.fbads.gateway.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.FetchStrategy;
import dev.fbads.gateway.testing.Fetched;
import dev.fbads.gateway.testing.RedisBench;
import dev.fbads.gateway.testing.Requests;
import dev.fbads.gateway.testing.Timeouts;
import dev.fbads.testing.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/** Caching a response in a Redis that stops accepting writes before the response is complete. */
class SlowStoreTest {

    private static final int CHUNKS = 40;
    private static final int CHUNK_BYTES = 5000;
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final Duration ENOUGH = Timeouts.LONG;

    private final RedisBench bench = new RedisBench();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicBoolean left = new AtomicBoolean();
    private final InsightsRequest request = Requests.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), Granularity.DAY,
            BreakdownSet.NONE);
    private final InsightsRequest ofAnother = Requests.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), Granularity.DAY,
            BreakdownSet.REGION);

    @BeforeEach
    void empty() {
        bench.ask(Request.cmd(Command.FLUSHALL));
    }

    @AfterEach
    void close() {
        goOn();
        bench.close();
    }

    @Test
    void theDeliveryDoesNotWaitForTheStoreAndTheResponseIsCachedCompletely() {
        FetchStrategy cached = replica(TestCache.USUAL, PATIENT);
        AssertSubscriber<FetchEvent> reader = read(cached);

        reader.awaitItems(CHUNKS, ENOUGH);
        assertThat(bench.ask(Request.cmd(Command.KEYS).arg("{fb_cache}_chunks:*")).size()).isZero();
        assertThat(bench.ask(Request.cmd(Command.KEYS).arg("{fb_cache}:*")).size()).isZero();
        goOn();
        reader.awaitCompletion(ENOUGH);

        assertThat(Fetched.by(cached, request, null).lines()).isEqualTo(new Fetched(reader.getItems(), null).lines());
        assertThat(fetches).hasValue(1);
    }

    @Test
    void theDeliveryWaitsWhenTheWriteBufferIsFull() {
        int most = 6;
        CompletableFuture<Void> begin = new CompletableFuture<>();
        AssertSubscriber<FetchEvent> withRoom = read(replica(TestCache.USUAL, PATIENT, (asked, session) -> Uni.createFrom()
                .completionStage(begin).onItem().transformToMulti(begun -> plain().fetch(asked, session))), ofAnother);
        Awaitility.await().atMost(ENOUGH)
                .until(() -> bench.ask(Request.cmd(Command.KEYS).arg("{fb_cache}_lock:*")).size() == 1);
        FetchStrategy cached = replica(TestCache.USUAL.behind(most * CHUNK_BYTES), PATIENT);
        AssertSubscriber<FetchEvent> reader = read(cached);
        reader.awaitItems(most, ENOUGH);

        begin.complete(null);
        withRoom.awaitItems(CHUNKS, ENOUGH);

        assertThat(reader.getItems()).as("while a reader with room gets everything").hasSizeLessThanOrEqualTo(most + 1);
        assertThat(made.get() - CHUNKS).isLessThanOrEqualTo(most + 2);
        goOn();
        reader.awaitCompletion(ENOUGH);
        withRoom.awaitCompletion(ENOUGH);
        assertThat(reader.getItems()).hasSize(CHUNKS);
        assertThat(Fetched.by(cached, request, null).lines()).hasSize(CHUNKS);
        assertThat(fetches).as("one of each reader").hasValue(2);
    }

    @Test
    void aResponseThatCannotBeStoredInTimeIsDeliveredAndNotCached() {
        AssertSubscriber<FetchEvent> reader = read(
                replica(TestCache.USUAL.behind(6 * CHUNK_BYTES), Duration.ofMillis(300)));

        reader.awaitCompletion(ENOUGH);
        goOn();

        assertThat(reader.getItems()).hasSize(CHUNKS);
        assertThat(bench.ask(Request.cmd(Command.KEYS).arg("{fb_cache}:*")).size()).isZero();
    }

    @Test
    void cancellationWhileWaitingEndsTheFetchAndLeavesNothingBehind() {
        AssertSubscriber<FetchEvent> reader = read(replica(TestCache.USUAL.behind(6 * CHUNK_BYTES), PATIENT));
        reader.awaitItems(6, ENOUGH);

        reader.cancel();
        Awaitility.await().atMost(ENOUGH).untilTrue(left);
        goOn();

        Awaitility.await().atMost(ENOUGH)
                .until(() -> bench.ask(Request.cmd(Command.KEYS).arg("{fb_cache}*")).size() == 0);
        assertThat(made).hasValueLessThan(CHUNKS);
    }

    @Test
    void aLateCancellationLeavesACompleteResponseOrNone() {
        FetchStrategy cached = replica(TestCache.USUAL, PATIENT, fetch(() -> {
        }, () -> {
            Awaitility.await().atMost(ENOUGH).until(() -> cachedChunks() == CHUNKS);
            pause();
        }));
        AssertSubscriber<FetchEvent> reader = read(cached);
        reader.awaitItems(CHUNKS, ENOUGH);
        Awaitility.await().atMost(ENOUGH)
                .until(() -> bench.ask(Request.cmd(Command.INFO).arg("clients")).toString().contains("blocked_clients:1"));

        reader.cancel();
        goOn();

        assertThat(Fetched.by(cached, request, null).lines()).isEqualTo(new Fetched(reader.getItems(), null).lines());
        assertThat(cachedChunks()).isEqualTo(CHUNKS);
    }

    private int cachedChunks() {
        return StreamSupport.stream(bench.ask(Request.cmd(Command.KEYS).arg("{fb_cache}_chunks:*")).spliterator(), false)
                .mapToInt(key -> bench.ask(Request.cmd(Command.LLEN).arg(key.toString())).toInteger())
                .sum();
    }

    private AssertSubscriber<FetchEvent> read(FetchStrategy strategy) {
        return read(strategy, request);
    }

    private AssertSubscriber<FetchEvent> read(FetchStrategy strategy, InsightsRequest asked) {
        return strategy.fetch(asked, null).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private FetchStrategy replica(CacheConfig config, Duration timeout) {
        return replica(config, timeout, fetch(this::pause, () -> {
        }));
    }

    private FetchStrategy replica(CacheConfig config, Duration timeout, FetchStrategy fetch) {
        return new FetchCache(config, bench.at(bench.service().uri(), timeout, TestClock.ticking()),
                TestClock.ticking(), time -> Uni.createFrom().voidItem().onItem().delayIt().by(time), UUID::randomUUID,
                new CacheMetrics(new SimpleMeterRegistry()), bench.vertx())
                .around(fetch);
    }

    private FetchStrategy plain() {
        return fetch(() -> {
        }, () -> {
        });
    }

    /** A fetch with an action before its first chunk and one after its last. */
    private FetchStrategy fetch(Runnable beforeFirst, Runnable afterLast) {
        return (asked, session) -> Multi.createFrom().deferred(() -> {
            fetches.incrementAndGet();
            Random random = new Random(7);
            return Multi.createFrom().range(0, CHUNKS)
                    .onCancellation().invoke(() -> left.set(true))
                    .emitOn(Infrastructure.getDefaultWorkerPool(), 1)
                    .onItem().transform(number -> chunk(number, random, beforeFirst))
                    .onCompletion().invoke(afterLast);
        });
    }

    private FetchEvent chunk(int number, Random random, Runnable beforeFirst) {
        if (number == 0) {
            beforeFirst.run();
        }
        made.incrementAndGet();
        StringBuilder line = new StringBuilder("{\"row\":{\"n\":\"" + number + ' ');
        while (line.length() < CHUNK_BYTES - 3) {
            line.append((char) ('a' + random.nextInt(26)));
        }
        return new FetchEvent.Rows(line.append("\"}}").toString().getBytes(UTF_8), 1);
    }

    private void pause() {
        bench.ask(Request.cmd(Command.CLIENT).arg("PAUSE").arg(120_000).arg("WRITE"));
    }

    private void goOn() {
        bench.ask(Request.cmd(Command.CLIENT).arg("UNPAUSE"));
    }
}
