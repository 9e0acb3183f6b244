package dev.fbads.gateway.insights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.graph.GraphFailedException;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.graph.GraphSessions;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.Requests;
import dev.fbads.gateway.testing.TestGraphConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

class InsightsStreamTest {

    private static final FetchEvent ROWS = new FetchEvent.Rows("{\"row\":{}}\n{\"row\":{}}".getBytes(UTF_8), 2);

    private final GraphBench bench = new GraphBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_complete_fetch_ends_with_done_and_its_count() {
        AssertSubscriber<byte[]> reader = read(Multi.createFrom().items(ROWS, ROWS));

        assertThat(lines(reader).getLast()).isEqualTo("{\"done\":{\"rows\":4,\"calls_made\":0,\"calls_failed\":0,\"quota\":{},"
                + "\"api_version\":\"v26.0\",\"elapsed_ms\":0}}");
    }

    @Test
    void a_failure_of_meta_ends_with_error_and_no_done() {
        AssertSubscriber<byte[]> reader = read(Multi.createBy().concatenating().streams(Multi.createFrom().item(ROWS),
                Multi.createFrom().failure(new GraphFailedException(new GraphFailure.CursorLost(null)))));

        assertThat(lines(reader)).hasSize(2).last().asString().startsWith("{\"error\":{");
    }

    @Test
    void a_fault_of_ours_breaks_the_stream_without_last_line() {
        AssertSubscriber<byte[]> reader = read(Multi.createBy().concatenating().streams(Multi.createFrom().item(ROWS),
                Multi.createFrom().failure(new IllegalStateException("a bug"))));

        reader.assertFailedWith(IllegalStateException.class);
        assertThat(lines(reader)).hasSize(1);
    }

    private AssertSubscriber<byte[]> read(Multi<FetchEvent> events) {
        ObjectMapper json = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        InsightsStream stream = new InsightsStream(new OneSession(),
                (request, session) -> events, new LineWriter(json), InstantSource.fixed(Instant.EPOCH),
                new TestGraphConfig(URI.create(bench.graph().url())));
        return stream.of(Requests.days(1, BreakdownSet.NONE))
                .subscribe().withSubscriber(AssertSubscriber.create(100));
    }

    private static List<String> lines(AssertSubscriber<byte[]> reader) {
        return reader.getItems().stream()
                .map(bytes -> new String(bytes, UTF_8))
                .toList();
    }

    private final class OneSession implements GraphSessions {

        @Override
        public GraphSession forRequest(InsightsRequest request) {
            return bench.session();
        }

        @Override
        public GraphSession forInstallation() {
            return bench.session();
        }
    }
}
