package dev.fbads.gateway.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.fetch.page.PageJson;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.TestGraphConfig;
import dev.fbads.gateway.testing.Timeouts;

class GraphClientTest {

    private static final String BODY = "{\"data\":[{\"id\":\"1\",\"name\":\"a name that is long enough to be cut\"}]}";
    private static final GraphCall CALL = GraphCall.to("act_1/ads").with("fields", "id,name");

    private final GraphBench bench = new GraphBench(Duration.ofSeconds(2));
    private final GraphSession session = bench.session();

    @AfterEach
    void close() {
        bench.close();
    }

    static Stream<Arguments> passingTroubles() {
        return Stream.of(
                Arguments.of("truncated JSON", Reply.halfOf(BODY), new GraphFailure.Malformed(null)),
                Arguments.of("HTML with 200", Reply.html(200), new GraphFailure.Malformed(null)),
                Arguments.of("empty body", Reply.ok(""), new GraphFailure.Malformed(null)),
                Arguments.of("JSON without data", Reply.ok("{}"), new GraphFailure.Malformed(null)),
                Arguments.of("something behind the JSON", Reply.ok(BODY + "}"), new GraphFailure.Malformed(null)),
                Arguments.of("HTML with 502", Reply.html(502), new GraphFailure.Unavailable(null)),
                Arguments.of("connection closed", Reply.reset(), new GraphFailure.Unavailable(null)),
                Arguments.of("connection closed in the body", Reply.brokenOff(BODY), new GraphFailure.Unavailable(null)),
                Arguments.of("stall in the body", Reply.stalled(BODY), new GraphFailure.Unavailable(null)),
                Arguments.of("transient error with 400", Reply.error(400, 2, null, "(#2) Service temporarily unavailable"),
                        new GraphFailure.Unavailable(new GraphCode(2, null))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingTroubles")
    void transientFailuresAreRetriedAndThenReturned(String name, Reply failed, GraphFailure expected) {
        bench.graph().respondsInOrder(failed);

        GraphResult<String> result = get();

        assertThat(result).isEqualTo(new GraphResult.Failed<>(expected));
        assertThat(bench.graph().seen()).hasSize(3);
        assertThat(session.counter().made()).isEqualTo(3);
        assertThat(session.counter().failed()).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingTroubles")
    void aResponseAfterATransientFailureIsASuccess(String name, Reply failed, GraphFailure expected) {
        bench.graph().respondsInOrder(failed, Reply.ok(BODY));

        GraphResult<String> result = get();

        assertThat(result).isEqualTo(new GraphResult.Read<>(BODY));
        assertThat(session.counter().made()).isEqualTo(2);
        assertThat(session.counter().failed()).isEqualTo(1);
    }

    @Test
    void pausesDoubleWithJitter() {
        bench.graph().respondsInOrder(Reply.html(503));

        get();

        assertThat(bench.pauses()).containsExactly(Duration.ofMillis(375), Duration.ofMillis(750));
    }

    @Test
    void aShortPauseIsWaitedForAndALongOneReturned() {
        bench.graph().respondsInOrder(Reply.error(400, 80004, 2446079, "wait", Map.of("Retry-After", "15")), Reply.ok(BODY));

        assertThat(get()).isEqualTo(new GraphResult.Read<>(BODY));
        assertThat(bench.pauses()).containsExactly(Duration.ofMillis(15_375));

        bench.graph().respondsInOrder(Reply.error(400, 80004, 2446079, "wait", Map.of("Retry-After", "21")), Reply.ok(BODY));

        assertThat(get()).isEqualTo(new GraphResult.Failed<>(
                new GraphFailure.Throttled(new GraphCode(80004, 2446079), Duration.ofSeconds(21))));
        assertThat(bench.pauses()).hasSize(1);
    }

    @Test
    void suspectedAbuseIsNeverRetried() {
        bench.graph().respondsInOrder(Reply.error(400, 613, null, "abuse", Map.of("Retry-After", "1")));

        assertThat(get()).isEqualTo(new GraphResult.Failed<>(
                new GraphFailure.AbuseSuspected(new GraphCode(613, null), Duration.ofSeconds(1))));
        assertThat(bench.graph().seen()).hasSize(1);
    }

    @Test
    void parametersOfAPostAreSentAsAForm() {
        bench.graph().respondsInOrder(Reply.ok(BODY));

        session.get(GraphCall.post("act_1/insights").with("fields", "id,é&="), GraphClientTest::read)
                .await().atMost(Timeouts.LONG);

        FakeGraph.Seen call = bench.graph().seen().getFirst();
        assertThat(call.uri()).isEqualTo("/v26.0/act_1/insights");
        assertThat(call.param("fields")).isEqualTo("id,é&=");
        assertThat(call.headers().get("Authorization")).isEqualTo("Bearer " + GraphBench.TOKEN);
    }

    @Test
    void aPermanentErrorIsReturnedAtOnce() {
        bench.graph().respondsInOrder(Reply.error(400, 190, 463, "Error validating access token"));

        GraphResult<String> result = get();

        assertThat(result).isEqualTo(new GraphResult.Failed<>(new GraphFailure.TokenInvalid(new GraphCode(190, 463))));
        assertThat(bench.graph().seen()).hasSize(1);
    }

    @Test
    void anErrorObjectCountsWhateverTheStatusIs() {
        bench.graph().respondsInOrder(Reply.error(200, 100, null, "(#100) Invalid parameter"));

        assertThat(get()).isInstanceOfSatisfying(GraphResult.Failed.class,
                failed -> assertThat(failed.failure()).isInstanceOf(GraphFailure.InvalidQuery.class));
    }

    @Test
    void aRefusedConnectionIsUnavailable() {
        bench.graph().close();

        assertThat(get()).isEqualTo(new GraphResult.Failed<>(new GraphFailure.Unavailable(null)));
    }

    @Test
    void aResponseBeyondTheLimitIsTooMuchData() {
        String large = "{\"data\":[\"" + "x".repeat(TestGraphConfig.MAX_ANSWER) + "\"]}";
        bench.graph().respondsInOrder(Reply.ok(large));

        assertThat(get()).isEqualTo(new GraphResult.Failed<>(new GraphFailure.TooMuchData(null)));
    }

    @Test
    void theTokenIsSentInAHeaderAndResponsesAreCompressed() {
        bench.graph().respondsInOrder(Reply.ok(BODY));

        get();

        FakeGraph.Seen call = bench.graph().seen().getFirst();
        assertThat(call.headers().get("Authorization")).isEqualTo("Bearer " + GraphBench.TOKEN);
        assertThat(call.headers().get("Accept-Encoding")).contains("gzip");
        assertThat(call.uri()).isEqualTo("/v26.0/act_1/ads?fields=id%2Cname");
    }

    @Test
    void callsCarryTheProofWhenThereIsAnAppSecret() {
        bench.graph().respondsInOrder(Reply.ok(BODY));
        GraphSession proven = bench.client(Optional.of("app-secret")).session(new AccessToken(GraphBench.TOKEN));

        proven.get(CALL, GraphClientTest::read).await().atMost(Timeouts.LONG);

        assertThat(bench.graph().seen().getFirst().param("appsecret_proof")).matches("[0-9a-f]{64}");
    }

    @Test
    void usageFiguresOfFailuresAreRecorded() {
        Map<String, String> usage = Map.of("X-App-Usage", "{\"call_count\":28,\"total_time\":\"41\",\"total_cputime\":25}");
        bench.graph().respondsInOrder(Reply.error(400, 190, null, "void", usage));

        get();

        assertThat(session.counter().quota()).containsExactly(Map.entry("app", 41.0));
    }

    private GraphResult<String> get() {
        return session.get(CALL, GraphClientTest::read).await().atMost(Timeouts.LONG);
    }

    private static String read(byte[] body) throws IOException {
        boolean[] data = new boolean[1];
        PageJson.readObject(body, (json, name) -> {
            data[0] = name.equals("data");
            json.skipChildren();
        });
        if (!data[0]) {
            throw new MalformedResponseException("no data");
        }
        return new String(body, UTF_8);
    }
}
