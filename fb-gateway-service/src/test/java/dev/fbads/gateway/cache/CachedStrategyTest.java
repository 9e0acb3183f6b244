package dev.fbads.gateway.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.contracts.insights.InsightsShortfall;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.FetchStrategy;
import dev.fbads.gateway.reactive.Pause;
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

class CachedStrategyTest {

    private static final Pause PAUSE = time -> Uni.createFrom().voidItem().onItem().delayIt().by(time);

    private final RedisBench bench = new RedisBench();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger fetches = new AtomicInteger();
    private final InsightsRequest request = request(LocalDate.of(2026, 1, 1));

    @BeforeEach
    void empty() {
        bench.ask(Request.cmd(Command.FLUSHALL));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aCachedResponseHasTheSameRowsInTheSameOrderWithoutAFetch() {
        FetchStrategy fetch = chunks(40);

        Fetched first = run(replica(fetch, TestCache.USUAL));
        Fetched second = run(replica(fetch, TestCache.USUAL));

        assertThat(second.lines()).hasSize(80).isEqualTo(first.lines());
        assertThat(second.failed()).isNull();
        assertThat(fetches).hasValue(1);
        assertThat(count("hit")).isEqualTo(1);
    }

    @Test
    void aResponseWithoutRowsIsCached() {
        run(replica(chunks(0), TestCache.USUAL));
        Fetched second = run(replica(chunks(0), TestCache.USUAL));

        assertThat(second.lines()).isEmpty();
        assertThat(fetches).hasValue(1);
    }

    @Test
    void anotherRangeSetGranularityOrAccountIsAnotherEntry() {
        FetchStrategy cached = replica(chunks(1), TestCache.USUAL);
        run(cached);
        for (InsightsRequest other : List.of(request(LocalDate.of(2026, 1, 2)),
                Requests.of(request.since(), request.until(), Granularity.MONTH, BreakdownSet.NONE),
                Requests.of(request.since(), request.until(), Granularity.DAY, BreakdownSet.REGION))) {
            Fetched.by(cached, other, null);
        }
        assertThat(fetches).hasValue(4);
        assertThat(keys("{fb_cache}:*")).contains("{fb_cache}:act_900100200:2026-01-01:2026-01-31:none.day.1",
                "{fb_cache}:act_900100200:2026-01-01:2026-01-31:region.day.1");
    }

    @Test
    void allKeysOfTheCacheAreInOneClusterSlot() {
        run(replica(chunks(3), TestCache.USUAL));

        assertThat(keys("*")).hasSizeGreaterThanOrEqualTo(5).allMatch(key -> key.startsWith("{fb_cache}"));
    }

    @Test
    void equalConcurrentRequestsOfTwoReplicasMakeOneFetch() {
        int joining = 5;
        AtomicInteger waiting = new AtomicInteger();
        CompletableFuture<Void> allWait = new CompletableFuture<>();
        FetchStrategy held = (asked, session) -> Uni.createFrom().completionStage(allWait)
                .onItem().transformToMulti(waited -> chunks(12).fetch(asked, session));
        List<AssertSubscriber<FetchEvent>> readers = new ArrayList<>();
        for (int reader = 0; reader < 1 + joining; reader++) {
            AtomicBoolean waits = new AtomicBoolean();
            Pause noted = time -> {
                if (waits.compareAndSet(false, true) && waiting.incrementAndGet() == joining) {
                    allWait.complete(null);
                }
                return PAUSE.of(time);
            };
            readers.add(replica(held, TestCache.USUAL, noted).fetch(request, null)
                    .subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE)));
        }
        readers.forEach(reader -> reader.awaitCompletion(Timeouts.LONG));

        assertThat(readers).allSatisfy(reader -> assertThat(reader.getItems()).hasSize(12));
        assertThat(fetches).hasValue(1);
        assertThat(count("joined")).isEqualTo(joining);
    }

    @Test
    void aFailedResponseIsNotCached() {
        FetchStrategy failing = (asked, session) -> Multi.createBy().concatenating().streams(chunks(3).fetch(asked, session),
                Multi.createFrom().failure(new GraphFailedException(new GraphFailure.CursorLost(null))));

        assertThat(run(replica(failing, TestCache.USUAL)).failure()).isEqualTo(new GraphFailure.CursorLost(null));
        assertThat(run(replica(chunks(3), TestCache.USUAL)).lines()).hasSize(6);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void aResponseWithAShortfallIsNotCached() {
        FetchEvent missing = new FetchEvent.Shortfall(
                List.of(new InsightsShortfall(LocalDate.of(2026, 1, 1), new BigDecimal("1.50"), 7)));
        FetchStrategy incomplete = (asked, session) -> Multi.createBy().concatenating().streams(
                chunks(3).fetch(asked, session), Multi.createFrom().item(missing));

        for (int asked = 1; asked <= 2; asked++) {
            AssertSubscriber<FetchEvent> reader = replica(incomplete, TestCache.USUAL).fetch(request, null)
                    .subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
            assertThat(reader.awaitCompletion(Timeouts.LONG).getItems()).contains(missing);
            assertThat(fetches).hasValue(asked);
        }
        assertThat(keys("{fb_cache}*")).isEmpty();
    }

    @Test
    void requestsWaitingForACancelledOneFetchOneAfterAnother() {
        AssertSubscriber<FetchEvent> leaver = replica(chunks(1000), TestCache.USUAL).fetch(request, null)
                .subscribe().withSubscriber(AssertSubscriber.create(1));
        leaver.awaitNextItem();
        AssertSubscriber<FetchEvent> waiter = replica(chunks(2), TestCache.USUAL).fetch(request, null)
                .subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        leaver.cancel();

        assertThat(waiter.awaitCompletion(Timeouts.LONG).getItems()).hasSize(2);
        Awaitility.await().atMost(Timeouts.LONG).untilAsserted(() -> assertThat(keys("{fb_cache}_chunks:*")).hasSize(1));
    }

    @Test
    void aFailedReplicaBlocksOthersUntilItsLeaseExpires() {
        TestCache brief = new TestCache(Duration.ofMinutes(15), 1 << 20, 16 << 20, Duration.ofMillis(500));
        AssertSubscriber<FetchEvent> failed = replica((asked, session) -> Multi.createFrom().nothing(), brief)
                .fetch(request, null).subscribe().withSubscriber(AssertSubscriber.create(1));
        Awaitility.await().atMost(Timeouts.LONG).until(() -> keys("{fb_cache}_lock:*").size() == 1);

        assertThat(run(replica(chunks(2), brief)).lines()).hasSize(4);
        failed.cancel();
    }

    @Test
    void aResponseBeyondTheSizeIsDeliveredAndNotCached() {
        TestCache small = new TestCache(Duration.ofMinutes(15), 3000, 16 << 20, Duration.ofSeconds(90));

        assertThat(run(replica(chunks(40), small)).lines()).hasSize(80);
        assertThat(keys("{fb_cache}*")).isEmpty();
        assertThat(run(replica(chunks(40), small)).lines()).hasSize(80);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void theOldestResponsesAreEvicted() {
        TestCache little = new TestCache(Duration.ofMinutes(15), 1 << 20, 100_000, Duration.ofSeconds(90));
        for (int day = 1; day <= 20; day++) {
            Fetched.by(replica(chunks(20), little), request(LocalDate.of(2026, 1, day)), null);
        }
        long cached = keys("{fb_cache}_chunks:*").size();
        long total = bench.ask(Request.cmd(Command.GET).arg("{fb_cache}_total")).toLong();

        assertThat(cached).isBetween(1L, 6L);
        assertThat(total).isLessThanOrEqualTo(100_000).isPositive();
        Fetched.by(replica(chunks(20), little), request(LocalDate.of(2026, 1, 20)), null);
        assertThat(fetches).as("the newest is still there").hasValue(20);
        Fetched.by(replica(chunks(20), little), request(LocalDate.of(2026, 1, 1)), null);
        assertThat(fetches).as("the oldest is not").hasValue(21);
    }

    @Test
    void aCachedResponseIsNotOlderThanConfigured() {
        TestCache brief = new TestCache(Duration.ofMillis(300), 1 << 20, 16 << 20, Duration.ofSeconds(90));
        run(replica(chunks(2), brief));
        Awaitility.await().atMost(Timeouts.LONG).until(() -> keys("{fb_cache}:*").isEmpty());

        run(replica(chunks(2), brief));

        assertThat(fetches).hasValue(2);
        assertThat(bench.ask(Request.cmd(Command.ZCARD).arg("{fb_cache}_index")).toLong()).isEqualTo(1);
    }

    @Test
    void withoutRedisItIsThePlainFetch() {
        bench.service().stop();

        assertThat(run(replica(chunks(2), TestCache.USUAL)).lines()).hasSize(4);
        assertThat(count("bypass")).isEqualTo(1);
    }

    @Test
    void anOutageOfRedisDuringAFetchIsHarmless() {
        FetchStrategy interrupted = (asked, session) -> chunks(6).fetch(asked, session)
                .emitOn(Infrastructure.getDefaultWorkerPool(), 1)
                .onItem().invoke(() -> {
                    if (fetches.incrementAndGet() == 4) {
                        bench.service().stop();
                    }
                });

        Fetched fetched = run(replica(interrupted, TestCache.USUAL));

        assertThat(fetched.failed()).isNull();
        assertThat(fetched.lines()).hasSize(12);
    }

    private Fetched run(FetchStrategy strategy) {
        return Fetched.by(strategy, request, null);
    }

    private FetchStrategy replica(FetchStrategy fetch, CacheConfig config) {
        return replica(fetch, config, PAUSE);
    }

    private FetchStrategy replica(FetchStrategy fetch, CacheConfig config, Pause pause) {
        return new FetchCache(config, bench.replica(TestClock.ticking()), TestClock.ticking(), pause, UUID::randomUUID,
                new CacheMetrics(meters), bench.vertx())
                .around(fetch);
    }

    /** Distinct chunks of two lines, of about one kilobyte each when compressed. */
    private FetchStrategy chunks(int count) {
        return (asked, session) -> Multi.createFrom().deferred(() -> {
            fetches.incrementAndGet();
            return Multi.createFrom().range(0, count).onItem().transform(CachedStrategyTest::chunk);
        });
    }

    private static FetchEvent chunk(int number) {
        StringBuilder noise = new StringBuilder();
        ThreadLocalRandom.current().ints(250).forEach(noise::append);
        String line = "{\"row\":{\"n\":" + number + ",\"noise\":\"" + noise + "\"}}";
        return new FetchEvent.Rows((line + "\n" + line).getBytes(UTF_8), 2);
    }

    private List<String> keys(String pattern) {
        return bench.ask(Request.cmd(Command.KEYS).arg(pattern)).stream().map(Object::toString).toList();
    }

    private double count(String result) {
        return meters.get("fbads.cache.requests").tag("result", result).counter().count();
    }

    private static InsightsRequest request(LocalDate since) {
        return Requests.of(since, LocalDate.of(2026, 1, 31), Granularity.DAY, BreakdownSet.NONE);
    }
}
