package dev.fbads.gateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.ManualClock;
import dev.fbads.gateway.testing.RedisBench;
import dev.fbads.gateway.testing.Timeouts;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

class SharedRedisTest {

    private final RedisBench bench = new RedisBench();
    private final ManualClock clock = new ManualClock();
    private final SharedRedis redis = bench.replica(clock);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aCommandReturnsItsResponse() {
        assertThat(ping()).hasToString("PONG");
        assertThat(bench.alerts().recorded()).isEmpty();
    }

    @Test
    void anOutageRaisesOneAlertResolvedByTheFirstResponse() {
        ping();
        bench.service().stop();
        for (int command = 0; command < 3; command++) {
            assertThatThrownBy(this::ping).isInstanceOf(RedisUnavailableException.class);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(bench.alerts().recorded()).containsExactly("+limits_not_shared redis");

        bench.service().start();

        assertThat(ping()).hasToString("PONG");
        assertThat(bench.alerts().recorded()).containsExactly("+limits_not_shared redis", "-limits_not_shared redis");
    }

    @Test
    void afterAFailureNoCommandIsSentForAMoment() {
        bench.service().stop();
        assertThatThrownBy(this::ping).isInstanceOf(RedisUnavailableException.class).hasCauseInstanceOf(Throwable.class);
        bench.service().start();

        assertThatThrownBy(this::ping).isInstanceOf(RedisUnavailableException.class).hasNoCause();
        clock.advance(Duration.ofMillis(100));
        assertThat(ping()).hasToString("PONG");
    }

    @Test
    void aHangingRedisFailsInTimeAndThenAtOnce() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            SharedRedis hanging = bench.at("redis://127.0.0.1:" + deaf.getLocalPort(), Duration.ofMillis(200), clock);
            Request ping = Request.cmd(Command.PING);

            assertThatThrownBy(() -> hanging.send(ping).await().atMost(Timeouts.LONG))
                    .isInstanceOf(RedisUnavailableException.class).hasCauseInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> hanging.send(ping).await().atMost(Timeouts.LONG))
                    .isInstanceOf(RedisUnavailableException.class).hasNoCause();
        }
    }

    @Test
    void anErrorResponseCountsAsUnavailable() {
        assertThatThrownBy(
                () -> redis.send(Request.cmd(Command.EVAL).arg("no lua").arg(0)).await().atMost(Timeouts.LONG))
                .isInstanceOf(RedisUnavailableException.class);
        assertThat(bench.alerts().recorded()).containsExactly("+limits_not_shared redis");
    }

    private Response ping() {
        return redis.send(Request.cmd(Command.PING)).await().atMost(Timeouts.LONG);
    }
}
