package dev.fbads.gateway.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.graph.GraphBatch;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.quota.Caller;
import dev.fbads.gateway.testing.FakeBatch;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeResponse;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Timeouts;

/** Tokens that are invalidated or refused within a batch. */
class PooledBatchTest {

    private static final FakeResponse INVALID = FakeResponse.error(400, 190, 463, "invalid");
    private static final FakeResponse LIMITED = FakeResponse.error(400, 4, null, "Application request limit reached");
    private static final FakeResponse DENIED = FakeResponse.error(403, 200, null, "Ad account owner has NOT grant ads_read");

    private final GraphBench bench = new GraphBench();
    private final FakeTokenLeases leases = new FakeTokenLeases("t1", "t2", "t3");
    private final GraphSession session = new PooledSession(bench.client(Optional.empty()), leases, Caller.SYSTEM);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aTokenInvalidatedInOneItemIsRefusedOnceAndOnlyThatItemIsRepeated() {
        answers(Set.of("t1"), Set.of("3"), INVALID);

        assertThat(get(5)).containsExactly(read("t1 1"), read("t1 2"), read("t2 3"), read("t1 4"), read("t1 5"));

        assertThat(leases.events).containsExactly("take t1", "refused t1 " + failure(190, 463), "take t2", "worked t2");
        assertThat(bench.graph().seen()).hasSize(2);
        assertThat(bench.graph().seen().getLast().path()).isEqualTo("/v26.0/3/insights");
    }

    @Test
    void allItemsAfterTheInvalidationAreRepeatedTogether() {
        answers(Set.of("t1", "t2"), Set.of("2", "3", "4", "5"), INVALID);

        assertThat(get(5)).containsExactly(read("t1 1"), read("t3 2"), read("t3 3"), read("t3 4"), read("t3 5"));
        assertThat(bench.graph().seen()).hasSize(3).allSatisfy(call -> assertThat(call.param("batch")).isNotNull());
        assertThat(leases.events).filteredOn(event -> event.startsWith("refused")).hasSize(2);
    }

    @Test
    void aMissingPermissionOfAnItemReplacesTheToken() {
        answers(Set.of("t1"), Set.of("2"), DENIED);

        assertThat(get(2)).containsExactly(read("t1 1"), read("t2 2"));
        assertThat(leases.events).contains("refused t1 AccessDenied[cause=GraphCode[code=200, subcode=null]]");
    }

    @Test
    void aVanishedAdChangesNothing() {
        answers(Set.of("t1"), Set.of("2"), FakeResponse.error(400, 100, 33, "Object with ID '2' does not exist"));

        assertThat(get(2)).element(1)
                .isEqualTo(new GraphResult.Failed<>(new GraphFailure.AccessDenied(new GraphCode(100, 33))));
        assertThat(leases.events).containsExactly("take t1", "worked t1");
    }

    @Test
    void withoutAnotherTokenEveryRefusedItemFailsAndTheOthersSucceed() {
        answers(Set.of("t1", "t2", "t3"), Set.of("2", "3"), INVALID);

        assertThat(get(3)).containsExactly(read("t1 1"), new GraphResult.Failed<>(PooledSessionTest.NONE_LEFT),
                new GraphResult.Failed<>(PooledSessionTest.NONE_LEFT));
        assertThat(bench.graph().seen()).as("one call per token").hasSize(3);
    }

    @Test
    void itemsLimitedByTheAppAreRepeatedTogetherWithATokenOfAnotherApp() {
        leases.reliefs.put("t1", "t2");
        answers(Set.of("t1"), Set.of("2", "3"), LIMITED);

        assertThat(get(3)).containsExactly(read("t1 1"), read("t2 2"), read("t2 3"));
        assertThat(bench.graph().seen()).hasSize(2);
        assertThat(leases.events).as("the token is as good as before").containsExactly("take t1", "worked t1", "worked t2");
    }

    @Test
    void itemsLimitedByTheOnlyAppAreNotRepeated() {
        answers(Set.of("t1"), Set.of("2"), LIMITED);

        assertThat(get(3)).element(1).isInstanceOfSatisfying(GraphResult.Failed.class,
                failed -> assertThat(failed.failure()).isInstanceOf(GraphFailure.Throttled.class));
        assertThat(bench.graph().seen()).hasSize(1);
    }

    /** Refuses items to the given tokens; other items return token and id. */
    private void answers(Set<String> tokens, Set<String> items, FakeResponse refusal) {
        bench.graph().respondsWith(call -> {
            String token = call.headers().get("Authorization").substring("Bearer ".length());
            if (call.param("batch") == null) {
                FakeResponse answer = one(call, token, tokens, items, refusal);
                return Reply.json(answer.status(), answer.body());
            }
            return Reply.ok(FakeBatch.answer(call, item -> one(item, token, tokens, items, refusal)));
        });
    }

    private static FakeResponse one(FakeGraph.Seen call, String token, Set<String> tokens, Set<String> items,
            FakeResponse refusal) {
        String id = call.path().split("/")[2];
        return tokens.contains(token) && items.contains(id) ? refusal : FakeResponse.ok(token + " " + id);
    }

    private List<GraphResult<String>> get(int items) {
        List<GraphBatch.Item<String>> asked = IntStream.rangeClosed(1, items)
                .mapToObj(id -> new GraphBatch.Item<String>(GraphCall.to(id + "/insights"),
                        body -> new String(body, UTF_8)))
                .toList();
        return bench.batch().get(session, asked).await().atMost(Timeouts.LONG);
    }

    private static GraphResult<String> read(String text) {
        return new GraphResult.Read<>(text);
    }

    private static GraphFailure failure(int code, Integer subcode) {
        return new GraphFailure.TokenInvalid(new GraphCode(code, subcode));
    }
}
