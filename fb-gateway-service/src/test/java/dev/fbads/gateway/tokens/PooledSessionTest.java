package dev.fbads.gateway.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.quota.Caller;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Timeouts;
import io.smallrye.mutiny.Uni;

class PooledSessionTest {

    private static final GraphCall PAGE = GraphCall.to("act_1/ads").with("after", "C7");
    static final GraphFailure NONE_LEFT = new GraphFailure.TokenInvalid(new GraphCode(190, 467));

    private final GraphBench bench = new GraphBench();
    private final FakeTokenLeases leases = new FakeTokenLeases("t1", "t2", "t3");
    private final GraphSession session = new PooledSession(bench.client(Optional.empty()), leases, Caller.SYSTEM);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aWorkingTokenIsReusedAndConfirmedOnce() {
        bench.graph().respondsInOrder(Reply.ok("{}"));

        assertThat(get()).isEqualTo(new GraphResult.Read<>("{}"));
        get();

        assertThat(usedTokens()).containsExactly("t1", "t1");
        assertThat(leases.events).containsExactly("take t1", "worked t1");
    }

    @Test
    void aRefusedPageIsRepeatedWithTheNextToken() {
        bench.graph().respondsInOrder(Reply.ok("{}"), Reply.error(400, 190, 463, "invalid"), Reply.ok("{\"a\":1}"));
        get();

        assertThat(get()).isEqualTo(new GraphResult.Read<>("{\"a\":1}"));

        assertThat(usedTokens()).containsExactly("t1", "t1", "t2");
        assertThat(bench.graph().seen()).allSatisfy(call -> assertThat(call.param("after")).isEqualTo("C7"));
        assertThat(session.counter().made()).isEqualTo(3);
        assertThat(session.counter().failed()).isEqualTo(1);
    }

    @Test
    void aRefusedAccountIsReadWithTheNextToken() {
        bench.graph().respondsInOrder(Reply.error(403, 200, null, "no"), Reply.ok("{}"));

        assertThat(get()).isInstanceOf(GraphResult.Read.class);
        assertThat(leases.events).contains("refused t1 AccessDenied[cause=GraphCode[code=200, subcode=null]]");
    }

    @Test
    void aRefusedAdDoesNotRefuseTheAccount() {
        bench.graph().respondsInOrder(Reply.error(400, 100, 33, "Object with ID '11' does not exist"));

        assertThat(session.get(GraphCall.to("11/insights"), body -> "").await().atMost(Timeouts.LONG))
                .isInstanceOf(GraphResult.Failed.class);
        assertThat(leases.events).containsExactly("take t1");
    }

    @Test
    void aPermissionThatIsMissingForAnAdIsMissingForItsAccount() {
        bench.graph().respondsInOrder(Reply.error(403, 200, null, "Ad account owner has NOT grant ads_read"), Reply.ok("{}"));

        assertThat(session.get(GraphCall.to("11/insights"), body -> "read").await().atMost(Timeouts.LONG))
                .isEqualTo(new GraphResult.Read<>("read"));
        assertThat(usedTokens()).containsExactly("t1", "t2");
    }

    @Test
    void everyTokenIsTriedOnceAndThenThePoolReturnsTheReason() {
        bench.graph().respondsInOrder(Reply.error(400, 102, null, "invalid"));

        assertThat(get()).isEqualTo(new GraphResult.Failed<>(NONE_LEFT));
        assertThat(get()).isEqualTo(new GraphResult.Failed<>(NONE_LEFT));

        assertThat(usedTokens()).containsExactly("t1", "t2", "t3");
    }

    @Test
    void otherFailuresDoNotAffectTheToken() {
        bench.graph().respondsInOrder(Reply.error(400, 80004, 2446079, "slow down"));

        assertThat(get()).isInstanceOfSatisfying(GraphResult.Failed.class,
                failed -> assertThat(failed.failure()).isInstanceOf(GraphFailure.Throttled.class));
        assertThat(leases.events).containsExactly("take t1");
    }

    @Test
    void aThrottledCallAndTheNextOnesUseTheAlternativeToken() {
        leases.reliefs.put("t1", "t2");
        bench.graph().respondsWith(call -> call.headers().get("Authorization").endsWith("t1")
                ? Reply.error(400, 4, null, "Application request limit reached")
                : Reply.ok("{}"));

        assertThat(get()).isInstanceOf(GraphResult.Read.class);
        assertThat(get()).isInstanceOf(GraphResult.Read.class);

        assertThat(usedTokens()).containsExactly("t1", "t2", "t2");
        assertThat(leases.events).containsExactly("take t1", "worked t2");
    }

    @Test
    void concurrentCallsReplaceTheTokenOnce() {
        bench.graph().respondsWith(
                call -> call.headers().get("Authorization").endsWith("t1") ? Reply.error(400, 190, null, "invalid")
                        : Reply.ok("{}"));

        List<GraphResult<String>> results = Uni.join().all(IntStream.range(0, 20).mapToObj(i -> uni()).toList())
                .andFailFast().await().atMost(Timeouts.LONG);

        assertThat(results).hasSize(20).allMatch(GraphResult.Read.class::isInstance);
        assertThat(leases.events.stream().filter(event -> event.startsWith("refused"))).hasSize(1);
        assertThat(leases.events.stream().filter(event -> event.startsWith("take"))).containsExactly("take t1", "take t2");
    }

    private GraphResult<String> get() {
        return uni().await().atMost(Timeouts.LONG);
    }

    private Uni<GraphResult<String>> uni() {
        return session.get(PAGE, body -> new String(body, UTF_8));
    }

    private List<String> usedTokens() {
        return bench.graph().seen().stream()
                .map(call -> call.headers().get("Authorization").substring("Bearer ".length()))
                .toList();
    }
}
