package dev.fbads.gateway.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.accounts.Role;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.graph.CallCounter;
import dev.fbads.gateway.graph.GraphBatch;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.testing.FakeBatch;
import dev.fbads.gateway.testing.FakeResponse;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.ManualClock;
import dev.fbads.gateway.testing.RedisBench;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Timeouts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/** Usage reported within a batch affects the next call. */
class BatchQuotaTest {

    private static final Duration TIMEOUT = Timeouts.LONG;

    private final RedisBench redis = new RedisBench();
    private final GraphBench bench = new GraphBench();
    private final ManualClock clock = new ManualClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String account = "act_" + (System.identityHashCode(this) & 0xffffff);
    private final GraphSession session = session();

    BatchQuotaTest() {
        redis.ask(Request.cmd(Command.DEL).arg("fbads:quota:app").arg("fbads:quota:" + account));
    }

    @AfterEach
    void close() {
        bench.close();
        redis.close();
    }

    @Test
    void exhaustedQuotaOfAnItemStopsTheNextCall() {
        bench.graph().respondsWith(call -> Reply.ok(FakeBatch.answer(call, item -> FakeResponse.ok("x"),
                "{\"acc_id_util_pct\":\"97\",\"reset_time_duration\":600}")));

        assertThat(batch()).allMatch(GraphResult.Read.class::isInstance);

        assertThat(next()).isEqualTo(stopped(Duration.ofMinutes(10)));
        assertThat(bench.graph().seen()).hasSize(1);
    }

    @Test
    void aLimitThatAnItemMeetsStopsTheNextCallForAsLong() {
        bench.graph().respondsWith(call -> Reply.ok(FakeBatch.answer(call, item -> item.path().endsWith("/1")
                ? FakeResponse.error(400, 17, 2446079, "wait")
                : FakeResponse.ok("x"))));

        batch();

        assertThat(next()).isEqualTo(stopped(Duration.ofHours(1)));
        assertThat(bench.graph().seen()).hasSize(1);
    }

    private List<GraphResult<String>> batch() {
        return bench.batch().get(session, List.of(item("1"), item("2"))).await().atMost(TIMEOUT);
    }

    private GraphResult<String> next() {
        return session.get(GraphCall.to("3"), body -> "read").await().atMost(TIMEOUT);
    }

    private static GraphResult<String> stopped(Duration time) {
        return new GraphResult.Failed<>(new GraphFailure.Throttled(null, time));
    }

    private static GraphBatch.Item<String> item(String path) {
        return new GraphBatch.Item<>(GraphCall.to(path), body -> "read");
    }

    private GraphSession session() {
        SharedQuota quota = new SharedQuota(redis.replica(clock), new TestQuota(), Optional.of(TestQuota.APP_ID), clock,
                redis.alerts(),
                new QuotaMetrics(meters, new TestQuota(), clock));
        return bench.client(Optional.empty(), new QuotaGate(quota, clock, clock.pause(), meters)).session(
                new AccessToken(GraphBench.TOKEN), new Caller("user", Role.CLIENT, 7, account, null, false), new CallCounter());
    }
}
