package dev.fbads.gateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Timeouts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(CircuitBreakerTest.SmallCircuit.class)
@WithTestResource(FakeGraphResource.class)
class CircuitBreakerTest {

    FakeGraph graph;

    @Inject
    GraphClient client;

    @Test
    void onlyCallsWithoutResponseOpenTheCircuit() {
        graph.respondsInOrder(Reply.error(500, 1, 99, "An unknown error occurred"));
        for (int call = 0; call < 4; call++) {
            assertThat(failure(client.session(new AccessToken("token"))))
                    .isEqualTo(new GraphFailure.Unavailable(new GraphCode(1, 99)));
        }
        graph.respondsInOrder(Reply.html(503));
        for (int call = 0; call < 4; call++) {
            failure(client.session(new AccessToken("token")));
        }
        int made = graph.seen().size();
        GraphSession session = client.session(new AccessToken("token"));

        assertThat(failure(session)).isEqualTo(new GraphFailure.CircuitOpen(Duration.ofMinutes(1)));
        assertThat(graph.seen()).hasSize(made);
        assertThat(session.counter().made()).isZero();
        assertThat(session.counter().failed()).isZero();
    }

    private static GraphFailure failure(GraphSession session) {
        GraphResult<String> result = session.get(GraphCall.to("act_1/ads"), body -> "")
                .await().atMost(Timeouts.LONG);
        return ((GraphResult.Failed<String>) result).failure();
    }

    /** Opens after a few calls, and for longer than a test takes. */
    public static class SmallCircuit implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("fbads.graph.breaker.calls", "4", "fbads.graph.breaker.delay", "1m");
        }
    }
}
