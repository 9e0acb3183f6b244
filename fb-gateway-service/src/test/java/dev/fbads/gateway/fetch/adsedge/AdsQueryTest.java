package dev.fbads.gateway.fetch.adsedge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.gateway.fetch.InsightsFields;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.testing.Requests;

/** The exact queries sent to Meta; a difference is a change of the query to be reviewed. */
class AdsQueryTest {

    private static final String GOLDEN = "/golden/ads-queries.txt";

    @Test
    void everySetAndGranularityHasItsGoldenQuery() throws IOException {
        StringBuilder asked = new StringBuilder();
        for (BreakdownSet set : BreakdownSet.values()) {
            for (Granularity granularity : Granularity.values()) {
                asked.append("== ").append(set.wire()).append(' ').append(granularity.wire()).append('\n');
                describe(set, granularity, asked);
            }
        }

        assertThat(asked.toString()).isEqualTo(golden());
    }

    private static void describe(BreakdownSet set, Granularity granularity, StringBuilder asked) {
        AdsQuery query = new AdsQuery(
                Requests.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31), granularity, set));
        InsightsFields fields = new InsightsFields();
        append(query.ads(fields.of(set), 50, 91, "CURSOR"), asked);
        append(query.rows("120210000000000011", fields.of(set), 91, "CURSOR"), asked);
    }

    private static void append(GraphCall call, StringBuilder asked) {
        asked.append(call.path()).append('\n');
        asked.append(call.params().entrySet().stream()
                .map(AdsQueryTest::line)
                .collect(Collectors.joining("\n", "", "\n")));
    }

    private static String line(Map.Entry<String, String> param) {
        return "  " + param.getKey() + "=" + param.getValue();
    }

    private static String golden() throws IOException {
        try (InputStream in = AdsQueryTest.class.getResourceAsStream(GOLDEN)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
