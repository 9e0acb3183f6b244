package dev.fbads.gateway.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.quota.CallGate;
import dev.fbads.gateway.quota.CallOutcome;
import dev.fbads.gateway.quota.Caller;
import dev.fbads.gateway.quota.QuotaKind;
import dev.fbads.gateway.testing.FakeBatch;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeResponse;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Timeouts;
import io.smallrye.mutiny.Uni;

class GraphBatchTest {

    private final GraphBench bench = new GraphBench();
    private final FakeGraph graph = bench.graph();
    private final GraphSession session = bench.session();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void fiftyItemsAreOneCallWithResultsInOrder() {
        graph.respondsWith(call -> Reply.ok(FakeBatch.answer(call, item -> FakeResponse.ok(item.path()))));

        List<GraphResult<String>> results = get(50);

        assertThat(results).hasSize(50).element(49).isEqualTo(new GraphResult.Read<>("/v26.0/50/insights"));
        assertThat(graph.seen()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.path()).isEqualTo("/v26.0/");
            assertThat(call.param("batch"))
                    .startsWith("[{\"method\":\"GET\",\"relative_url\":\"v26.0/1/insights?fields=a%2Cb\"}");
        });
        assertThat(session.counter().quota()).isEqualTo(Map.of("account", 12.5));
    }

    @Test
    void moreThanFiftyItemsAreRejected() {
        assertThatThrownBy(() -> get(51)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneItemNeedsNoBatch() {
        graph.respondsInOrder(Reply.ok("whole"));

        assertThat(get(1)).containsExactly(new GraphResult.Read<>("whole"));
        assertThat(graph.seen().getFirst().method()).isEqualTo("GET");
    }

    @Test
    void anOmittedOrTransientlyFailedItemIsRetriedAlone() {
        graph.respondsWith(call -> call.param("batch") == null ? Reply.ok("alone " + call.path())
                : Reply.ok(FakeBatch.answer(call, item -> switch (item.path()) {
                    case "/v26.0/1/insights" -> null;
                    case "/v26.0/2/insights" -> FakeResponse.error(500, 2, null, "unavailable");
                    default -> FakeResponse.ok("in the batch");
                })));

        assertThat(get(3)).containsExactly(new GraphResult.Read<>("alone /v26.0/1/insights"),
                new GraphResult.Read<>("alone /v26.0/2/insights"), new GraphResult.Read<>("in the batch"));
        assertThat(graph.seen()).hasSize(3);
    }

    @Test
    void aThrottledItemWithAShortPauseIsRetried() {
        AtomicInteger asked = new AtomicInteger();
        graph.respondsWith(call -> call.param("batch") == null ? Reply.ok("alone")
                : Reply.ok(FakeBatch.answer(call, item -> asked.getAndIncrement() == 0
                        ? FakeResponse.error(400, 80000, 2446079, "soon")
                        : FakeResponse.ok("fine"), "{\"acc_id_util_pct\":100,\"reset_time_duration\":7}")));

        assertThat(get(2)).containsExactly(new GraphResult.Read<>("alone"), new GraphResult.Read<>("fine"));
        assertThat(bench.pauses()).singleElement()
                .satisfies(pause -> assertThat(pause).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8)));
    }

    @Test
    void usageAndLimitsOfItemsAreReportedBeforeTheNextCall() {
        List<CallOutcome<?>> outcomes = new ArrayList<>();
        GraphSession gated = bench.client(Optional.empty(), noting(outcomes)).session(new AccessToken(GraphBench.TOKEN));
        graph.respondsWith(call -> call.param("batch") == null ? Reply.ok("alone")
                : Reply.ok(FakeBatch.answer(call, item -> switch (item.path()) {
                    case "/v26.0/1/insights" -> null;
                    case "/v26.0/2/insights" -> FakeResponse.error(400, 17, 2446079, "wait");
                    default -> FakeResponse.ok("fine");
                }, "{\"acc_id_util_pct\":81.5}")));

        bench.batch().get(gated, items(3)).await().atMost(Timeouts.LONG);

        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.getFirst().usage().percents()).isEqualTo(Map.of(QuotaKind.ACCOUNT, 81.5));
        assertThat(outcomes.getFirst().failures()).containsExactly(
                new GraphFailure.Throttled(new GraphCode(17, 2446079), Duration.ofHours(1)));
    }

    @Test
    void aSessionWithOneTokenDoesNotRepeatRefusedCalls() {
        graph.respondsWith(call -> Reply.ok(FakeBatch.answer(call, item -> FakeResponse.error(400, 190, 463, "invalid"))));

        assertThat(get(3)).hasSize(3)
                .containsOnly(new GraphResult.Failed<>(new GraphFailure.TokenInvalid(new GraphCode(190, 463))));
        assertThat(graph.seen()).hasSize(1);
    }

    @Test
    void everyItemIsClassifiedSeparately() {
        graph.respondsWith(call -> Reply.ok(FakeBatch.answer(call, item -> item.path().equals("/v26.0/1/insights")
                ? FakeResponse.error(400, 17, 2446079, "wait")
                : FakeResponse.ok("fine"))));

        assertThat(get(2)).containsExactly(
                new GraphResult.Failed<>(new GraphFailure.Throttled(new GraphCode(17, 2446079), Duration.ofHours(1))),
                new GraphResult.Read<>("fine"));
    }

    @Test
    void aBatchResponseWithMissingItemsIsMalformed() {
        graph.respondsInOrder(Reply.ok("[{\"code\":200,\"body\":\"x\"}]"));

        assertThat(get(2)).containsOnly(new GraphResult.Failed<>(new GraphFailure.Malformed(null)));
        assertThat(graph.seen()).hasSize(3);
    }

    @Test
    void aBatchThatIsRefusedFailsEveryItem() {
        graph.respondsInOrder(Reply.error(400, 190, 463, "expired"));

        assertThat(get(2)).containsOnly(new GraphResult.Failed<>(new GraphFailure.TokenInvalid(new GraphCode(190, 463))));
    }

    @Test
    void aBatchThatIsTooLargeIsSentItemByItem() {
        graph.respondsWith(call -> call.param("batch") == null ? Reply.ok("alone") : Reply.tooMuch());

        assertThat(get(3)).containsOnly(new GraphResult.Read<>("alone"));
        assertThat(graph.seen()).hasSize(4);
    }

    private List<GraphResult<String>> get(int items) {
        return bench.batch().get(session, items(items)).await().atMost(Timeouts.LONG);
    }

    private static List<GraphBatch.Item<String>> items(int items) {
        return IntStream.rangeClosed(1, items)
                .mapToObj(id -> new GraphBatch.Item<String>(GraphCall.to(id + "/insights").with("fields", "a,b"),
                        body -> new String(body, UTF_8)))
                .toList();
    }

    private static CallGate noting(List<CallOutcome<?>> outcomes) {
        return new CallGate() {

            @Override
            public <T> Uni<CallOutcome<T>> pass(Caller caller, Uni<CallOutcome<T>> call) {
                return call.onItem().invoke(outcomes::add);
            }
        };
    }
}
