package dev.fbads.gateway.cache;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.testing.ManualClock;
import dev.fbads.gateway.testing.RedisBench;
import dev.fbads.gateway.testing.Requests;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/** A consumer that cancels while the lookup is pending, whose result may be the lock. */
class CancelledConsumerTest {

    private static final Duration ENOUGH = Duration.ofSeconds(30);

    private final RedisBench bench = new RedisBench();
    private final ManualClock clock = new ManualClock();

    @BeforeEach
    void empty() {
        bench.ask(Request.cmd(Command.FLUSHALL));
        bench.ask(Request.cmd(Command.CONFIG).arg("RESETSTAT"));
    }

    @AfterEach
    void close() {
        goOn();
        bench.close();
    }

    @Test
    void aLockGrantedAfterCancellationIsReleased() {
        InsightsRequest request = Requests.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), Granularity.DAY,
                BreakdownSet.NONE);
        bench.ask(Request.cmd(Command.CLIENT).arg("PAUSE").arg(120_000).arg("WRITE"));
        AssertSubscriber<FetchEvent> reader = new FetchCache(TestCache.USUAL,
                bench.at(bench.service().uri(), Duration.ofSeconds(60), clock), clock, clock.pause(), UUID::randomUUID,
                new CacheMetrics(new SimpleMeterRegistry()), bench.vertx())
                .around((asked, session) -> Multi.createFrom().failure(new AssertionError("nobody waits for this fetch")))
                .fetch(request, null)
                .subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        Awaitility.await().atMost(ENOUGH)
                .until(() -> bench.ask(Request.cmd(Command.INFO).arg("clients")).toString().contains("blocked_clients:1"));

        reader.cancel();
        goOn();

        // The lock may exist between two checks; it must not remain.
        Awaitility.await().atMost(ENOUGH).until(() -> scriptsRun("evalsha|eval") >= 2 && locks() == 0);
    }

    /** The number of scripts that Redis has executed. */
    private long scriptsRun(String commands) {
        return bench.ask(Request.cmd(Command.INFO).arg("commandstats")).toString().lines()
                .filter(line -> line.matches("cmdstat_(" + commands + "):calls=.*"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*:calls=([0-9]+),.*", "$1")))
                .sum();
    }

    private int locks() {
        return bench.ask(Request.cmd(Command.KEYS).arg("{fb_cache}_lock*")).size();
    }

    private void goOn() {
        bench.ask(Request.cmd(Command.CLIENT).arg("UNPAUSE"));
    }
}
