package dev.fbads.gateway.fetch.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeWorld;
import dev.fbads.gateway.testing.Fetched;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Requests;
import dev.fbads.gateway.testing.TestFetchConfig;

/** Sets whose values are estimates: their sums only hint at missing ads. */
class BreakdownCompletenessTest {

    private final GraphBench bench = new GraphBench();
    private final FakeGraph graph = bench.graph();

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(value = BreakdownSet.class, names = { "AGE_GENDER", "COUNTRY", "REGION", "PLATFORM" })
    void deletedAdsAreFoundAndReadByTheirIds(BreakdownSet set) {
        FakeWorld world = new FakeWorld(4, 2, 30, 1000);
        graph.respondsWith(world);

        Fetched fetched = fetch(set);

        assertThat(fetched.rows()).isEqualTo(world.truth());
        assertThat(fetched.shortfall()).isEmpty();
        assertThat(calls("level", "ad")).hasSize(2).last().satisfies(call -> {
            assertThat(call.param("filtering")).isEqualTo("[{\"field\":\"ad.id\",\"operator\":\"IN\",\"value\":"
                    + "[\"990210000000000000\",\"990210000000000001\"]}]");
            assertThat(call.param("breakdowns")).isNotNull();
        });
    }

    @Test
    void rowsThatAddUpCostOneMoreCall() {
        FakeWorld world = new FakeWorld(4, 0, 30, 1000);
        graph.respondsWith(world);

        assertThat(fetch(BreakdownSet.REGION).rows()).isEqualTo(world.truth());
        assertThat(calls("level", "account")).hasSize(1);
        assertThat(calls("level", "ad")).isEmpty();
    }

    @Test
    void estimatesThatDoNotAddUpCostOneMoreCallAndAreNoShortfall() {
        FakeWorld world = new FakeWorld(4, 0, 30, 1000).hiding(7);
        graph.respondsWith(world);

        Fetched fetched = fetch(BreakdownSet.COUNTRY);

        assertThat(fetched.rows()).isEqualTo(world.truth());
        assertThat(fetched.shortfall()).isEmpty();
        assertThat(calls("level", "ad")).singleElement().satisfies(call -> assertThat(call.param("time_range"))
                .isEqualTo("{\"since\":\"2026-01-30\",\"until\":\"2026-01-30\"}"));
    }

    @Test
    void missingAdsAreRequestedAHundredAtATime() {
        FakeWorld world = new FakeWorld(2, 230, 30, 1000);
        graph.respondsWith(world);

        assertThat(fetch(BreakdownSet.AGE_GENDER).rows()).isEqualTo(world.truth());
        assertThat(graph.seen()).filteredOn(call -> call.param("filtering") != null && call.param("after") == null).hasSize(3);
    }

    @Test
    void aListOfAdsThatCannotBeReadEndsTheFetchRatherThanHideRows() {
        FakeWorld world = new FakeWorld(4, 1, 30, 1000);
        graph.respondsWith(call -> "ad_id,impressions".equals(call.param("fields")) ? Reply.html(502) : world.apply(call));

        assertThat(fetch(BreakdownSet.PLATFORM).failure()).isInstanceOf(GraphFailure.Unavailable.class);
    }

    private Fetched fetch(BreakdownSet set) {
        return Fetched.by(bench.fetch(new TestFetchConfig()), Requests.days(30, set), bench.session());
    }

    private List<FakeGraph.Seen> calls(String name, String value) {
        return graph.seen().stream().filter(call -> value.equals(call.param(name))).toList();
    }
}
