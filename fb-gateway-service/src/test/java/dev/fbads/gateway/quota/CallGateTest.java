package dev.fbads.gateway.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.accounts.Role;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.graph.CallCounter;
import dev.fbads.gateway.graph.CallMetrics;
import dev.fbads.gateway.graph.GraphBatch;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphClient;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.testing.FakeBatch;
import dev.fbads.gateway.testing.FakeResponse;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Timeouts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** The contract between {@link GraphClient} and its gates. */
class CallGateTest {

    private static final Caller CALLER = new Caller("user", Role.CLIENT, 1, "act_1", null, false);

    private final GraphBench bench = new GraphBench();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void retriesPassTheGatesAsPartOfAStreamInProgress() {
        bench.graph().respondsInOrder(Reply.html(503), Reply.ok("{}"));

        get(session(noting("outer"), noting("inner")));

        assertThat(seen).containsExactly("outer start", "inner start", "outer under way", "inner under way");
    }

    @Test
    void aRefusedCallIsNotSentNotCountedAndNotRetried() {
        GraphSession session = session(noting("outer"), refusing(), noting("inner"));

        GraphResult<String> result = get(session);

        assertThat(result).isEqualTo(new GraphResult.Failed<>(new GraphFailure.Throttled(null, Duration.ofSeconds(7))));
        assertThat(bench.graph().seen()).isEmpty();
        assertThat(session.counter().made()).isZero();
        assertThat(session.counter().failed()).isZero();
        assertThat(seen).containsExactly("outer start");
    }

    @Test
    void callsAreCountedByOutcomeAndCode() {
        bench.graph().respondsInOrder(Reply.html(503), Reply.ok("{}"), Reply.error(400, 17, 2446079, "limit"));
        GraphSession session = session(new CallMetrics(meters));

        get(session);
        get(session);

        assertThat(calls("unavailable", "none")).isEqualTo(1);
        assertThat(calls("ok", "none")).isEqualTo(1);
        assertThat(calls("throttled", "17/2446079")).isEqualTo(1);
        assertThat(meters.get("fbads.graph.call").tag("outcome", "ok").timer().count()).isEqualTo(1);
    }

    @Test
    void aCancelledCallIsCounted() {
        bench.graph().respondsWith(call -> Reply.stalled("{}"));
        UniAssertSubscriber<GraphResult<String>> reader = session(new CallMetrics(meters))
                .get(GraphCall.to("act_1/ads"), body -> "read").subscribe().withSubscriber(UniAssertSubscriber.create());
        await().atMost(Timeouts.LONG).until(() -> !bench.graph().seen().isEmpty());

        reader.cancel();

        assertThat(calls("cancelled", "none")).isEqualTo(1);
    }

    @Test
    void failuresInsideABatchAreCountedApartFromCalls() {
        bench.graph().respondsWith(call -> Reply.ok(FakeBatch.answer(call,
                item -> item.path().endsWith("/1") ? FakeResponse.error(400, 17, 2446079, "limit") : FakeResponse.ok("x"))));
        GraphSession session = session(new CallMetrics(meters));

        bench.batch().get(session, List.of(item("1"), item("2"))).await().atMost(Timeouts.LONG);

        assertThat(calls("ok", "none")).isEqualTo(1);
        assertThat(meters.get("fbads.graph.batch.failures").tag("outcome", "throttled").tag("graph_code", "17/2446079")
                .counter().count()).isEqualTo(1);
    }

    private static GraphBatch.Item<String> item(String path) {
        return new GraphBatch.Item<>(GraphCall.to(path), body -> "read");
    }

    private double calls(String outcome, String code) {
        return meters.get("fbads.graph.calls").tag("outcome", outcome).tag("graph_code", code).counter().count();
    }

    private GraphSession session(CallGate... gates) {
        return bench.client(Optional.empty(), CallGate.of(List.of(gates))).session(new AccessToken(GraphBench.TOKEN), CALLER,
                new CallCounter());
    }

    private static GraphResult<String> get(GraphSession session) {
        return session.get(GraphCall.to("act_1/ads"), body -> "read").await().atMost(Timeouts.LONG);
    }

    private CallGate noting(String name) {
        return new CallGate() {

            @Override
            public <T> Uni<CallOutcome<T>> pass(Caller caller, Uni<CallOutcome<T>> call) {
                return Uni.createFrom().deferred(() -> {
                    seen.add(name + (caller.inProgress() ? " under way" : " start"));
                    return call;
                });
            }
        };
    }

    private static CallGate refusing() {
        return new CallGate() {

            @Override
            public <T> Uni<CallOutcome<T>> pass(Caller caller, Uni<CallOutcome<T>> call) {
                return Uni.createFrom().item(CallOutcome.refused(Duration.ofMillis(6100)));
            }
        };
    }
}
