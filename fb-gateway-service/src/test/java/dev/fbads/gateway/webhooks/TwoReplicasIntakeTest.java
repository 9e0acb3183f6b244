package dev.fbads.gateway.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.gateway.reactive.Pause;
import dev.fbads.gateway.testing.ManualClock;
import dev.fbads.gateway.testing.RedisBench;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/** The same delivery at two replicas at once: none of its changes is lost, and each is published once. */
class TwoReplicasIntakeTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final RedisBench bench = new RedisBench();
    private final ManualClock clock = new ManualClock();
    private final List<String> published = new CopyOnWriteArrayList<>();
    private final List<UniEmitter<? super Void>> kafka = new CopyOnWriteArrayList<>();
    private final List<UniEmitter<? super Void>> polls = new CopyOnWriteArrayList<>();
    private final WebhookIntake one = replica("one");
    private final WebhookIntake other = replica("other");

    @BeforeEach
    void empty() {
        bench.ask(Request.cmd(Command.DEL).arg("fbads:{webhooks}:published").arg("fbads:{webhooks}:pending"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theSecondReplicaWaitsForTheFirstAndPublishesNothing() {
        UniAssertSubscriber<Void> first = take(one);
        await(kafka);
        UniAssertSubscriber<Void> second = take(other);
        await(polls);

        second.assertNotTerminated();
        kafka.removeFirst().complete(null);
        first.awaitItem(TIMEOUT);
        polls.removeFirst().complete(null);

        second.awaitItem(TIMEOUT);
        assertThat(published).containsExactly("one");
    }

    @Test
    void theSecondReplicaPublishesWhatTheFirstCouldNot() {
        UniAssertSubscriber<Void> first = take(one);
        await(kafka);
        UniAssertSubscriber<Void> second = take(other);
        await(polls);

        kafka.removeFirst().fail(new IllegalStateException("no broker"));
        assertThat(first.awaitFailure(TIMEOUT).getFailure()).isInstanceOf(ProblemException.class);
        polls.removeFirst().complete(null);
        await(kafka);
        kafka.removeFirst().complete(null);

        second.awaitItem(TIMEOUT);
        assertThat(published).containsExactly("one", "other");
    }

    @Test
    void aStalledFirstReplicaMakesMetaRepeatTheDelivery() {
        take(one);
        await(kafka);
        UniAssertSubscriber<Void> second = take(other);
        for (int look = 0; look < TIMEOUT.toMillis() / 200; look++) {
            await(polls);
            polls.removeFirst().complete(null);
        }

        assertThat(second.awaitFailure(TIMEOUT).getFailure()).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE));
    }

    private static void await(List<?> noted) {
        Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(TIMEOUT).until(() -> !noted.isEmpty());
    }

    private static UniAssertSubscriber<Void> take(WebhookIntake replica) {
        return replica.take(WebhookSignatureTest.BODY.getBytes(UTF_8), WebhookSignatureTest.SIGNATURE)
                .subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private WebhookIntake replica(String name) {
        WebhooksConfig config = new Config();
        Pause pause = time -> Uni.createFrom().emitter(polls::add);
        return new WebhookIntake(new WebhookSignature(config), new DeliveryReader(new ObjectMapper(), clock),
                new SharedDeduplicator(bench.replica(clock), config, clock), change -> {
                    published.add(name);
                    return Uni.createFrom().emitter(kafka::add);
                }, new AccountIssueAlerts(bench.alerts()), new WebhookCounters(new SimpleMeterRegistry()), config, pause);
    }

    private record Config() implements WebhooksConfig {

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
            return Optional.of("test-app-secret");
        }

        @Override
        public int dedupSize() {
            return 100;
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
