package dev.fbads.gateway.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.LogLines;
import dev.fbads.gateway.testing.ManualClock;
import dev.fbads.gateway.testing.RedisBench;
import dev.fbads.gateway.testing.Timeouts;
import dev.fbads.gateway.webhooks.ChangeDeduplicator.Claims;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/** Two replicas on one Redis. */
class SharedDeduplicatorTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String TAKEN = "fbads:{webhooks}:published";
    private static final String PENDING = "fbads:{webhooks}:pending";

    private final RedisBench bench = new RedisBench();
    private final ManualClock clock = new ManualClock();
    private final ChangeDeduplicator one = replica(2000);
    private final ChangeDeduplicator other = replica(2000);
    private final List<String> ids = IntStream.range(0, 1000).mapToObj(i -> i + UUID.randomUUID().toString()).toList();

    @BeforeEach
    void empty() {
        bench.ask(Request.cmd(Command.DEL).arg(TAKEN).arg(PENDING));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void publishedChangesAreKnownToOtherReplicasWithOneCommand() {
        bench.ask(Request.cmd(Command.CONFIG).arg("RESETSTAT"));
        assertThat(claim(one, ids).fresh()).containsExactlyInAnyOrderElementsOf(ids);
        complete(one, ids, Set.copyOf(ids));

        assertThat(claim(other, ids)).isEqualTo(new Claims(Set.of(), Set.of()));
        assertThat(bench.ask(Request.cmd(Command.INFO).arg("commandstats")).toString()).contains("cmdstat_eval:calls=3,");
        assertThat(bench.ask(Request.cmd(Command.EXISTS).arg(PENDING)).toInteger()).isZero();
    }

    @Test
    void aPendingChangeIsWaitedForAndTakenOverOnFailure() {
        claim(one, ids);
        assertThat(claim(other, ids).pending()).hasSize(1000);

        complete(one, ids, Set.copyOf(ids.subList(0, 600)));

        assertThat(claim(other, ids).fresh()).containsExactlyInAnyOrderElementsOf(ids.subList(600, 1000));
    }

    @Test
    void deduplicationIsBoundedInTimeAndNumber() {
        ChangeDeduplicator small = replica(3);
        for (String id : ids.subList(0, 5)) {
            claim(small, List.of(id));
            complete(small, List.of(id), Set.of(id));
        }

        assertThat(bench.ask(Request.cmd(Command.ZCARD).arg(TAKEN)).toInteger()).isEqualTo(3);
        assertThat(bench.ask(Request.cmd(Command.PTTL).arg(TAKEN)).toLong()).isBetween(1L, 600_000L);
        claim(small, ids.subList(5, 6));
        assertThat(bench.ask(Request.cmd(Command.PTTL).arg(PENDING)).toLong()).isBetween(1L, 20_000L);
    }

    @Test
    void withoutRedisEachReplicaDeduplicatesItsOwnChanges() {
        List<String> before = ids.subList(0, 10);
        List<String> during = ids.subList(10, 20);
        claim(one, before);
        complete(one, before, Set.copyOf(before));
        bench.service().stop();

        try (LogLines log = new LogLines(SharedDeduplicator.class.getName())) {
            assertThat(claim(one, before).fresh()).isEmpty();
            assertThat(claim(one, during).fresh()).hasSize(10);
            complete(one, during, Set.copyOf(during));
            assertThat(claim(one, during).fresh()).isEmpty();
            assertThat(claim(other, before).fresh()).as("a replica that cannot know").hasSize(10);
            assertThat(log.lines()).as("once per replica").hasSize(2)
                    .allSatisfy(line -> assertThat(line).startsWith("WARN Redis is unavailable"));
        }
        assertThat(bench.alerts().recorded()).contains("+limits_not_shared redis");

        bench.service().start();
        clock.advance(Duration.ofMinutes(1));
        List<String> after = ids.subList(20, 30);
        assertThat(claim(one, after).fresh()).hasSize(10);
        complete(one, after, Set.copyOf(after));
        assertThat(claim(other, after).fresh()).isEmpty();
    }

    private ChangeDeduplicator replica(int remembered) {
        return new SharedDeduplicator(bench.replica(clock), new Config(remembered), clock);
    }

    private static Claims claim(ChangeDeduplicator replica, List<String> changes) {
        return replica.claim(changes).await().atMost(Timeouts.LONG);
    }

    private static void complete(ChangeDeduplicator replica, List<String> claimed, Set<String> published) {
        replica.complete(claimed, published).await().atMost(Timeouts.LONG);
    }

    private record Config(int dedupSize) implements WebhooksConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Optional<String> verifyToken() {
            return Optional.empty();
        }

        @Override
        public Optional<String> appSecret() {
            return Optional.empty();
        }

        @Override
        public Duration dedupTtl() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration publishTimeout() {
            return TIMEOUT;
        }
    }
}
