package dev.fbads.gateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.LogLines;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Timeouts;

class GraphLogsTest {

    private static final String QUOTED = "Malformed access token " + GraphBench.TOKEN;

    private final GraphBench bench = new GraphBench();
    private final GraphClient client = bench.client(Optional.of("the-app-secret"));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void noLineHoldsATokenAProofOrABody() {
        for (Reply reply : List.of(Reply.error(400, 190, null, QUOTED), Reply.ok("{\"data\": " + QUOTED),
                Reply.html(502), Reply.reset(), Reply.error(400, 2, null, QUOTED))) {
            bench.graph().respondsInOrder(reply);

            List<String> lines = linesOf(1);

            assertThat(lines).isNotEmpty();
            assertThat(lines).noneMatch(line -> line.contains(GraphBench.TOKEN) || line.contains("appsecret_proof")
                    || line.contains("the-app-secret") || line.contains("Malformed access") || line.contains("?"));
        }
        assertThat(bench.graph().seen()).allSatisfy(seen -> assertThat(seen.uri()).doesNotContain(GraphBench.TOKEN));
    }

    @Test
    void aVersionWarningIsLoggedOnce() {
        bench.graph().respondsInOrder(Reply.json(200, "{}",
                Map.of("X-Ad-Api-Version-Warning", "auto-upgraded to v26.0 as v26.0 has been deprecated")));

        List<String> lines = linesOf(3);

        assertThat(lines).singleElement().asString().startsWith("WARN").contains("v26.0", "fbads.graph.version");
    }

    private List<String> linesOf(int calls) {
        try (LogLines log = new LogLines("dev.fbads.gateway")) {
            for (int call = 0; call < calls; call++) {
                client.session(new AccessToken(GraphBench.TOKEN))
                        .get(GraphCall.to("act_1/ads"), GraphLogsTest::read)
                        .await().atMost(Timeouts.LONG);
            }
            return log.lines();
        }
    }

    private static String read(byte[] body) throws MalformedResponseException {
        if (body.length > 2) {
            throw new MalformedResponseException("not the empty object");
        }
        return "";
    }
}
