package dev.fbads.gateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.RedisBench;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

class RedisWarmUpTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final RedisBench bench = new RedisBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void readyMeansThatConnectionsAreOpen() {
        RedisWarmUp warmUp = bench.warmUp(bench.service().uri(), LONG);
        Set<String> before = connections();
        assertThat(warmUp.call().getStatus()).isEqualTo(Status.DOWN);

        warmUp.run().await().atMost(LONG);

        assertThat(warmUp.call().getStatus()).isEqualTo(Status.UP);
        // Connections of earlier tests may close meanwhile, so the new ones are counted and not the difference.
        assertThat(connections()).filteredOn(connection -> !before.contains(connection)).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void anUnreachableRedisDoesNotDelayReadiness() {
        bench.service().stop();
        RedisWarmUp warmUp = bench.warmUp(bench.service().uri(), LONG);

        warmUp.run().await().atMost(LONG.dividedBy(2));

        assertThat(warmUp.call().getStatus()).isEqualTo(Status.UP);
        assertThat(bench.alerts().recorded()).isEmpty();
    }

    @Test
    void aHangingRedisDelaysReadinessUpToTheConfiguredTime() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            RedisWarmUp warmUp = bench.warmUp("redis://127.0.0.1:" + deaf.getLocalPort(), Duration.ofSeconds(2));

            UniAssertSubscriber<Void> run = warmUp.run().subscribe().withSubscriber(UniAssertSubscriber.create());
            assertThat(warmUp.call().getStatus()).isEqualTo(Status.DOWN);
            run.awaitItem(LONG);

            assertThat(warmUp.call().getStatus()).isEqualTo(Status.UP);
        }
    }

    /** The {@code id} of each open connection, which Redis never uses again. */
    private Set<String> connections() {
        return bench.ask(Request.cmd(Command.CLIENT).arg("LIST")).toString().lines()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toSet());
    }
}
