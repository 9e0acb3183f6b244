package dev.fbads.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.accounts.Role;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.quota.CallOutcome;
import dev.fbads.gateway.quota.Caller;
import dev.fbads.gateway.quota.Usage;
import dev.fbads.gateway.testing.ManualClock;
import dev.fbads.gateway.testing.RedisBench;
import dev.fbads.gateway.testing.Timeouts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

class RateLimiterTest {

    private static final Duration SOON = Timeouts.LONG;

    private final RedisBench bench = new RedisBench();
    private final ManualClock clock = new ManualClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String user = "user-" + UUID.randomUUID();
    private final List<Long> calls = new ArrayList<>();
    private final long start = clock.millis();
    private final RateLimiter gate = gate();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void waitingCallsAreSentEverySixSeconds() {
        for (int call = 0; call < 13; call++) {
            assertThat(pass(caller(true)).sent()).isTrue();
        }
        assertThat(calls.subList(0, 10)).containsOnly(0L);
        assertThat(calls.subList(10, 13)).containsExactly(6L, 12L, 18L);
        assertThat(meters.get("fbads.ratelimit.wait").tag("role", "client").timer().max(TimeUnit.SECONDS))
                .isBetween(6.0, 6.2);
        assertThat(meters.get("fbads.ratelimit.queue").tag("role", "client").gauge().value()).isZero();
    }

    @Test
    void aNewStreamIsRefusedWhereOneInProgressMayStillWait() {
        spendAll();
        List<UniAssertSubscriber<CallOutcome<String>>> waiting = new ArrayList<>();
        SimpleMeterRegistry theirs = new SimpleMeterRegistry();
        RateLimiter patient = new RateLimiter(rateLimits(), TestLimits.SPECIFIED, clock, time -> Uni.createFrom().nothing(),
                UUID::randomUUID, new QueueMetrics(theirs));
        for (int waiter = 0; waiter < 6; waiter++) {
            waiting.add(patient.pass(caller(true), call()).subscribe().withSubscriber(UniAssertSubscriber.create()));
        }

        Awaitility.await().atMost(Timeouts.LONG).until(() -> waitingInRedis() == 6);
        clock.advance(Duration.ofMillis(1));

        CallOutcome<String> refused = pass(caller(false));

        assertThat(refused).isEqualTo(CallOutcome.refused(Duration.ofSeconds(42)));
        assertThat(refused.result()).isEqualTo(
                new GraphResult.Failed<>(new GraphFailure.Throttled(null, Duration.ofSeconds(42))));
        assertThat(calls).hasSize(10);
        assertThat(meters.get("fbads.ratelimit.refused").tag("reason", "too_late").counter().count()).isEqualTo(1);
        assertThat(theirs.get("fbads.ratelimit.queue").tag("role", "client").gauge().value()).isEqualTo(6);
        waiting.forEach(UniAssertSubscriber::cancel);
        Awaitility.await().atMost(Timeouts.LONG).untilAsserted(() -> assertThat(waitingInRedis()).isZero());
        Awaitility.await().atMost(Timeouts.LONG).untilAsserted(
                () -> assertThat(theirs.get("fbads.ratelimit.queue").tag("role", "client").gauge().value()).isZero());
    }

    @Test
    void aLeaseIsReleasedByFailedAndCancelledCalls() {
        for (int call = 0; call < 4; call++) {
            gate.pass(caller(true), Uni.createFrom().<CallOutcome<String>> failure(new IllegalStateException("a bug")))
                    .onFailure().recoverWithNull().await().atMost(SOON);
        }
        for (int call = 0; call < 4; call++) {
            boolean[] sent = new boolean[1];
            UniAssertSubscriber<CallOutcome<String>> cancelled = gate
                    .pass(caller(true),
                            Uni.createFrom().<CallOutcome<String>> nothing().onSubscription().invoke(() -> sent[0] = true))
                    .subscribe().withSubscriber(UniAssertSubscriber.create());
            Awaitility.await().atMost(Timeouts.LONG).until(() -> sent[0]);
            cancelled.cancel();
        }

        assertThat(pass(caller(true)).sent()).as("a ninth call, with five places").isTrue();
    }

    @Test
    void withoutRedisTheSameLimitsApplyAndOneAlertIsRaised() {
        for (int call = 0; call < 6; call++) {
            pass(caller(true));
        }
        bench.service().stop();
        for (int call = 0; call < 6; call++) {
            assertThat(pass(caller(true)).sent()).isTrue();
        }
        assertThat(calls.subList(0, 10)).as("what was granted before counts").containsOnly(0L);
        assertThat(calls.subList(10, 12)).allSatisfy(second -> assertThat(second).isBetween(6L, 13L));
        assertThat(calls.get(11) - calls.get(10)).isBetween(5L, 7L);
        assertThat(bench.alerts().recorded()).containsExactly("+limits_not_shared redis");

        bench.service().start();
        clock.advance(Duration.ofMinutes(2));
        assertThat(pass(caller(true)).sent()).isTrue();
        assertThat(bench.alerts().recorded()).containsExactly("+limits_not_shared redis", "-limits_not_shared redis");
    }

    private void spendAll() {
        for (int call = 0; call < 10; call++) {
            pass(caller(true));
        }
    }

    private long waitingInRedis() {
        return bench.ask(Request.cmd(Command.ZCARD).arg("fbads:ratelimit:{user-" + user + "}:queue")).toLong();
    }

    private CallOutcome<String> pass(Caller caller) {
        return gate.pass(caller, call()).await().atMost(SOON);
    }

    private Uni<CallOutcome<String>> call() {
        return Uni.createFrom().item(() -> {
            calls.add((clock.millis() - start) / 1000);
            return CallOutcome.sent(new GraphResult.Read<>("data"), Usage.UNKNOWN);
        });
    }

    private Caller caller(boolean inProgress) {
        return new Caller(user, Role.CLIENT, 1, "act_1", null, inProgress);
    }

    private RateLimiter gate() {
        return new RateLimiter(rateLimits(), TestLimits.SPECIFIED, clock, clock.pause(), UUID::randomUUID,
                new QueueMetrics(meters));
    }

    private RateLimits rateLimits() {
        Limits limits = Limits.of(TestLimits.SPECIFIED);
        return new SharedRateLimits(new RedisRateLimits(bench.replica(clock), limits, clock::micros),
                new LocalRateLimits(limits, clock));
    }
}
