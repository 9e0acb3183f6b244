package dev.fbads.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.gateway.ratelimit.RateLimitDecision.Granted;
import dev.fbads.gateway.ratelimit.RateLimitDecision.Wait;
import dev.fbads.gateway.testing.ManualClock;
import dev.fbads.gateway.testing.RedisBench;
import dev.fbads.gateway.testing.Timeouts;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/** The queue in a real Redis, shared by two replicas. */
class RedisRateLimitsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** The refill interval, in microseconds. */
    private static final long SIX_SECONDS = 6_000_000;

    private final RedisBench bench = new RedisBench();
    private final ManualClock clock = new ManualClock();
    private final String user = "user-" + UUID.randomUUID();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void twoReplicasShareTheBucketAndTheRefillOfAUser() {
        List<RateLimits> replicas = List.of(replica(TestLimits.SPECIFIED), replica(TestLimits.SPECIFIED));
        List<Long> granted = new ArrayList<>();
        long start = clock.millis();
        for (int tick = 0; tick <= 240; tick++) {
            for (RateLimits replica : replicas) {
                QueuedCall claim = claim(UUID.randomUUID().toString());
                if (acquire(replica, claim, Duration.ZERO) instanceof Granted) {
                    granted.add((clock.millis() - start) / 1000);
                }
                release(replica, claim);
            }
            clock.advance(Duration.ofMillis(500));
        }
        assertThat(granted.subList(0, 10)).as("the bucket").allSatisfy(second -> assertThat(second).isLessThan(3));
        // Two minutes of even refill.
        assertThat(granted).hasSize(10 + 20);
        for (int call = 10; call < granted.size(); call++) {
            assertThat(granted.get(call)).isEqualTo((call - 9) * 6L);
        }
    }

    @Test
    void concurrentCallsCountOverReplicasAndExpireWithAFailedOne() {
        RateLimits failed = replica(TestLimits.SPECIFIED);
        RateLimits living = replica(TestLimits.SPECIFIED);
        for (int call = 0; call < 5; call++) {
            assertThat(acquire(failed, claim("failed" + call), MINUTE)).isEqualTo(new Granted());
        }
        assertThat(acquire(living, claim("living"), MINUTE)).isEqualTo(new Wait(Duration.ZERO));

        clock.advance(Duration.ofSeconds(90));

        assertThat(acquire(living, claim("living"), MINUTE)).isEqualTo(new Granted());
    }

    @Test
    void theClockOfRedisIsUsed() {
        RateLimits rateLimits = new RedisRateLimits(bench.replica(clock), Limits.of(TestLimits.SPECIFIED),
                RedisRateLimits.REDIS_TIME);
        long before = redisMicros();

        assertThat(acquire(rateLimits, claim("first"), MINUTE)).isEqualTo(new Granted());

        long fullAgainAt = bench.ask(Request.cmd(Command.GET).arg("fbads:ratelimit:{user-" + user + "}:bucket")).toLong();
        assertThat(fullAgainAt - SIX_SECONDS).isBetween(before, redisMicros());
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3 })
    void theScriptAndTheLocalQueueDecideAlike(long seed) {
        TestLimits limits = new TestLimits(600, 3, 6);
        RateLimits script = replica(limits);
        LocalRateLimits java = new LocalRateLimits(Limits.of(limits), clock);
        Random random = new Random(seed);
        for (int step = 0; step < 600; step++) {
            QueuedCall claim = new QueuedCall("c" + random.nextInt(12), user, random.nextInt(5) * 1_000_000L);
            Duration maxWait = Duration.ofMillis(random.nextInt(2000));
            if (random.nextInt(3) == 0) {
                release(script, claim);
                release(java, claim);
            } else {
                assertThat(acquire(script, claim, maxWait)).as("step %d", step).isEqualTo(acquire(java, claim, maxWait));
            }
            clock.advance(Duration.ofMillis(random.nextInt(10) == 0 ? 6000 : random.nextInt(60)));
        }
    }

    private long redisMicros() {
        Response time = bench.ask(Request.cmd(Command.TIME));
        return time.get(0).toLong() * 1_000_000 + time.get(1).toLong();
    }

    private RateLimits replica(TestLimits limits) {
        return new RedisRateLimits(bench.replica(clock), Limits.of(limits), clock::micros);
    }

    private QueuedCall claim(String id) {
        return new QueuedCall(id, user, 0);
    }

    private static RateLimitDecision acquire(RateLimits rateLimits, QueuedCall claim, Duration maxWait) {
        return rateLimits.acquire(claim, maxWait).await().atMost(Timeouts.LONG);
    }

    private static void release(RateLimits rateLimits, QueuedCall claim) {
        rateLimits.release(claim).await().atMost(Timeouts.LONG);
    }
}
