package dev.fbads.gateway.fetch.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.InsightsShortfall;
import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.RowTotals;
import dev.fbads.gateway.fetch.SliceSums;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeWorld;
import dev.fbads.gateway.testing.Fetched;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Requests;
import dev.fbads.gateway.testing.TestFetchConfig;

class CompleteFetchTest {

    private static final TestFetchConfig TWO_ADS_A_PAGE = new TestFetchConfig(60, 200_000);

    private final GraphBench bench = new GraphBench();
    private final FakeGraph graph = bench.graph();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void fiveHundredAdsOfThirtyDaysAndSomeDeletedOnesAreTwelveCalls() {
        FakeWorld world = new FakeWorld(500, 5, 30, 1000);
        graph.respondsWith(world);

        Fetched fetched = fetch(30, new TestFetchConfig());

        assertThat(fetched.rows()).isEqualTo(world.truth());
        assertThat(fetched.shortfall()).isEmpty();
        assertThat(graph.seen()).hasSize(12);
    }

    @Test
    void anAccountWhoseRowsAddUpCostsOneMoreCall() {
        FakeWorld world = new FakeWorld(500, 0, 30, 1000);
        graph.respondsWith(world);

        assertThat(fetch(30, new TestFetchConfig()).rows()).isEqualTo(world.truth());
        assertThat(graph.seen()).hasSize(11);
        assertThat(graph.seen().getFirst().param("fields")).isEqualTo("date_start,date_stop,spend,impressions");
    }

    @Test
    void deletedAdsAreFoundWithoutTheFilterToo() {
        FakeWorld world = new FakeWorld(4, 2, 30, 1000).withoutStatusFilter();
        graph.respondsWith(world);

        Fetched fetched = fetch(30, new TestFetchConfig());

        assertThat(fetched.rows()).isEqualTo(world.truth());
        assertThat(fetched.shortfall()).isEmpty();
    }

    @Test
    void aRemainingShortfallIsReportedAndOnlyItsDaysAreRequested() {
        FakeWorld world = new FakeWorld(4, 0, 30, 1000).hiding(7);
        graph.respondsWith(world);

        Fetched fetched = fetch(30, new TestFetchConfig());

        assertThat(fetched.rows()).isEqualTo(world.truth());
        assertThat(fetched.shortfall()).singleElement().satisfies(slice -> {
            assertThat(slice.dateStart()).isEqualTo("2026-01-30");
            assertThat(slice.impressions()).isEqualTo(7);
            assertThat(slice.spend()).isEqualByComparingTo(BigDecimal.ZERO);
        });
        assertThat(graph.seen().getLast().param("time_range"))
                .isEqualTo("{\"since\":\"2026-01-30\",\"until\":\"2026-01-30\"}");
    }

    @Test
    void aLostCursorRestartsTheEdgeWithoutDuplicatingARow() {
        FakeWorld world = new FakeWorld(9, 1, 30, 1000);
        graph.respondsWith(onceAt("4", world, Reply.error(400, 2642, null, "Invalid cursors values")));

        Fetched fetched = fetch(30, TWO_ADS_A_PAGE);

        assertThat(fetched.failed()).isNull();
        assertThat(fetched.rows()).isEqualTo(world.truth());
        assertThat(fetched.progress()).extracting(FetchEvent.Progress::adsDone).isSorted();
    }

    @Test
    void aCursorLostTwiceEndsTheFetch() {
        FakeWorld world = new FakeWorld(9, 1, 30, 1000);
        graph.respondsWith(call -> "4".equals(call.param("after")) && call.path().endsWith("/ads")
                ? Reply.error(400, 2642, null, "Invalid cursors values")
                : world.apply(call));

        assertThat(fetch(30, TWO_ADS_A_PAGE).failure()).isEqualTo(new GraphFailure.CursorLost(new GraphCode(2642, null)));
    }

    @Test
    void reportsAreUsedWhereNoPageIsSmallEnough() {
        FakeWorld world = new FakeWorld(9, 1, 30, 1000);
        graph.respondsWith(call -> "4".equals(call.param("after")) && call.path().endsWith("/ads") ? Reply.tooMuch()
                : world.apply(call));

        Fetched fetched = fetch(30, TWO_ADS_A_PAGE);

        assertThat(fetched.failed()).isNull();
        assertThat(fetched.rows()).isEqualTo(world.truth());
        assertThat(fetched.progress()).extracting(FetchEvent.Progress::adsDone).isSorted();
        assertThat(world.reports().submitted()).hasSize(1);
    }

    @Test
    void aRangeThatIsKnownToBeLargeIsReadByReports() {
        FakeWorld world = new FakeWorld(9, 1, 30, 1000);
        graph.respondsWith(world);

        Fetched fetched = fetch(30, new TestFetchConfig(60, 200));

        assertThat(fetched.rows()).isEqualTo(world.truth());
        assertThat(graph.seen()).filteredOn(call -> call.path().endsWith("/ads")).hasSize(1);
    }

    @Test
    void bothSourcesDeliverTheSameRows() {
        FakeWorld world = new FakeWorld(3, 0, 5, 1000);
        graph.respondsWith(world);
        List<String> ofEdge = withoutStatus(fetch(5, new TestFetchConfig()));

        List<String> ofReport = withoutStatus(fetch(5, new TestFetchConfig(1500, 1)));

        assertThat(ofReport).containsExactlyInAnyOrderElementsOf(ofEdge);
        assertThat(world.reports().submitted()).hasSize(1);
    }

    @Test
    void totalsThatCannotBeReadEndTheFetch() {
        graph.respondsInOrder(Reply.error(400, 190, 463, "expired"));

        assertThat(fetch(5, new TestFetchConfig()).failure()).isInstanceOf(GraphFailure.TokenInvalid.class);
    }

    @Test
    void roundingIsNoShortfall() {
        assertThat(Shortfalls.between(sums("10.01", 50), sums("10.00", 50))).isEmpty();
        assertThat(Shortfalls.between(sums("10.02", 50), sums("10.00", 50)))
                .extracting(InsightsShortfall::spend).containsExactly(new BigDecimal("0.02"));
        assertThat(Shortfalls.between(sums("10.00", 50), sums("12.00", 60))).isEmpty();
    }

    private static SliceSums sums(String spend, long impressions) {
        SliceSums sums = new SliceSums();
        sums.add(Requests.SINCE, new RowTotals(new BigDecimal(spend), impressions, 1));
        return sums;
    }

    private static List<String> withoutStatus(Fetched fetched) {
        return fetched.lines().stream().map(line -> line.replace(",\"effective_status\":\"ACTIVE\"", "")).toList();
    }

    private static Function<FakeGraph.Seen, Reply> onceAt(String cursor, FakeWorld world, Reply failure) {
        AtomicInteger times = new AtomicInteger();
        return call -> cursor.equals(call.param("after")) && call.path().endsWith("/ads") && times.getAndIncrement() == 0
                ? failure
                : world.apply(call);
    }

    private Fetched fetch(int days, TestFetchConfig config) {
        return Fetched.by(bench.fetch(config), Requests.days(days, BreakdownSet.NONE), bench.session());
    }
}
