package dev.fbads.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.accounts.Role;
import dev.fbads.gateway.quota.CallOutcome;
import dev.fbads.gateway.quota.Caller;
import dev.fbads.gateway.testing.ManualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** Callers that cancel while a request to the queue is pending. */
class CancelledCallTest {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CompletableFuture<RateLimitDecision> answer = new CompletableFuture<>();
    private final ManualClock clock = new ManualClock();
    private final RateLimits slow = new RateLimits() {
        @Override
        public Uni<RateLimitDecision> acquire(QueuedCall claim, Duration maxWait) {
            said.add("ask");
            return Uni.createFrom().completionStage(answer);
        }

        @Override
        public Uni<Void> release(QueuedCall claim) {
            return Uni.createFrom().voidItem().invoke(() -> said.add("end"));
        }
    };
    private final RateLimiter gate = new RateLimiter(slow, TestLimits.SPECIFIED, clock, time -> Uni.createFrom().nothing(),
            UUID::randomUUID, new QueueMetrics(new SimpleMeterRegistry()));

    @Test
    void aLeaseGrantedAfterCancellationIsReleased() {
        UniAssertSubscriber<CallOutcome<String>> leaving = pass();

        leaving.cancel();
        assertThat(said).as("an end now could overtake the request").containsExactly("ask");
        answer.complete(new RateLimitDecision.Granted());

        assertThat(said).containsExactly("ask", "end");
    }

    @Test
    void aRequestThatFailsAfterCancellationIsReleased() {
        UniAssertSubscriber<CallOutcome<String>> leaving = pass();

        leaving.cancel();
        answer.completeExceptionally(new IllegalStateException("no answer"));

        assertThat(said).containsExactly("ask", "end");
    }

    @Test
    void aWaiterCancelledBetweenTwoPollsLeavesTheQueue() {
        UniAssertSubscriber<CallOutcome<String>> leaving = pass();
        answer.complete(new RateLimitDecision.Wait(Duration.ofSeconds(1)));

        leaving.cancel();

        assertThat(said).containsExactly("ask", "end");
    }

    private UniAssertSubscriber<CallOutcome<String>> pass() {
        return gate.pass(new Caller("user", Role.CLIENT, 1, "act_1", null, true),
                Uni.createFrom().<CallOutcome<String>> item(() -> {
                    throw new AssertionError("nobody waits for this call");
                }))
                .subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
