package dev.fbads.gateway.fetch.adsedge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.fetch.DeliveredAds;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.InsightsFields;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.testing.Bodies;
import dev.fbads.gateway.testing.FakeAccount;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.Fetched;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Requests;
import dev.fbads.gateway.testing.TestFetchConfig;
import dev.fbads.gateway.testing.Timeouts;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

class AdsEdgeStrategyTest {

    private static final String LAST_PAGE = Bodies.adsPage(List.of(Bodies.ad("19", Bodies.rows(1, 2), null)), null, 3);

    private final GraphBench bench = new GraphBench();
    private final FakeGraph graph = bench.graph();
    private final GraphSession session = bench.session();
    private final InsightsFields fields = new InsightsFields();
    private final AdsEdgeStrategy strategy = new AdsEdgeStrategy(new TestFetchConfig(), fields, bench.batch());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everyPageOfAdsIsRead() {
        graph.respondsInOrder(
                Reply.ok(Bodies.adsPage(List.of(Bodies.ad("11", Bodies.rows(1, 3), null)), "C2", 3)),
                Reply.ok(Bodies.adsPage(List.of(Bodies.ad("12", Bodies.rows(1, 3), null)), "C3", 3)),
                Reply.ok(LAST_PAGE));

        Fetched fetched = fetch(3);

        assertThat(fetched.failed()).isNull();
        assertThat(fetched.lines()).hasSize(8);
        assertThat(graph.seen()).extracting(seen -> seen.param("after")).containsExactly(null, "C2", "C3");
        assertThat(fetched.progress()).containsExactly(new FetchEvent.Progress(1, 3), new FetchEvent.Progress(2, 3),
                new FetchEvent.Progress(3, 3));
    }

    @Test
    void anEmptyPageWithANextOneIsNotTheEnd() {
        graph.respondsInOrder(
                Reply.ok(Bodies.adsPage(List.of(), "C2", 3)),
                Reply.ok(Bodies.adsPage(List.of(), "C3", 3)),
                Reply.ok(LAST_PAGE));

        assertThat(fetch(2).lines()).hasSize(2);
    }

    @Test
    void rowsOfAnAdAreReadCompletely() {
        graph.respondsInOrder(
                Reply.ok(Bodies.adsPage(List.of(Bodies.ad("11", Bodies.rows(1, 2), "N1"),
                        Bodies.ad("12", Bodies.rows(1, 1), null)), null, 2)),
                Reply.ok(Bodies.rowsPage(Bodies.rows(3, 4), "N2")),
                Reply.ok(Bodies.rowsPage(List.of(), "N3")),
                Reply.ok(Bodies.rowsPage(Bodies.rows(5, 5), null)));

        Fetched fetched = fetch(5);

        assertThat(fetched.lines()).hasSize(6);
        assertThat(fetched.lines()).filteredOn(line -> line.contains("\"ad_name\":\"Ad 11\"")).hasSize(5);
        FakeGraph.Seen further = graph.seen().get(1);
        assertThat(further.path()).isEqualTo("/v26.0/11/insights");
        assertThat(further.param("after")).isEqualTo("N1");
        assertThat(further.param("time_range")).isEqualTo("{\"since\":\"2026-01-01\",\"until\":\"2026-01-05\"}");
        assertThat(further.param("time_increment")).isEqualTo("1");
        assertThat(fetched.progress()).containsExactly(new FetchEvent.Progress(2, 2));
    }

    @Test
    void aRepeatedCursorEndsTheFetch() {
        graph.respondsInOrder(
                Reply.ok(Bodies.adsPage(List.of(Bodies.ad("11", Bodies.rows(1, 2), null)), "C2", 3)),
                Reply.ok(Bodies.adsPage(List.of(Bodies.ad("12", Bodies.rows(1, 2), null)), "C3", 3)),
                Reply.ok(Bodies.adsPage(List.of(Bodies.ad("11", Bodies.rows(1, 2), null)), "C2", 3)));

        assertThat(fetch(2).failure()).isEqualTo(new GraphFailure.CursorLost(null));
        assertThat(graph.seen()).hasSize(3);
    }

    @Test
    void aRepeatedNestedCursorEndsTheFetch() {
        graph.respondsInOrder(
                Reply.ok(Bodies.adsPage(List.of(Bodies.ad("11", Bodies.rows(1, 2), "N1")), null, 1)),
                Reply.ok(Bodies.rowsPage(Bodies.rows(3, 4), "N1")));

        assertThat(fetch(9).failure()).isEqualTo(new GraphFailure.CursorLost(null));
    }

    @Test
    void tooMuchDataHalvesThePageAndRepeatsIt() {
        FakeAccount account = new FakeAccount(40, 30);
        graph.respondsWith(call -> call.intParam("limit") > 13 ? Reply.tooMuch() : account.apply(call));

        Fetched fetched = fetch(30);

        assertThat(fetched.lines()).hasSize(1200).doesNotHaveDuplicates();
        assertThat(graph.seen()).extracting(seen -> seen.intParam("limit")).startsWith(50, 25, 12, 12).contains(12)
                .endsWith(12);
        assertThat(session.counter().failed()).isEqualTo(2);
    }

    @Test
    void tooMuchDataAtTheSmallestPageIsAFailure() {
        graph.respondsInOrder(Reply.tooMuch());

        assertThat(fetch(30).failure()).isEqualTo(new GraphFailure.TooMuchData(new GraphCode(1, null)));
        assertThat(graph.seen()).extracting(seen -> seen.intParam("limit")).containsExactly(50, 25, 12, 6, 3, 1);
    }

    @Test
    void refusedFieldsAreOmittedPermanently() {
        graph.respondsWith(call -> call.param("fields").contains("unique_")
                ? Reply.error(400, 100, null, "(#100) unique_clicks, unique_actions, cost_per_unique_click are not valid for "
                        + "fields param. please check https://developers.facebook.com/docs")
                : Reply.ok(LAST_PAGE));

        assertThat(fetch(2).lines()).hasSize(2);
        assertThat(fetch(2).lines()).hasSize(2);
        assertThat(graph.seen()).hasSize(3);
        assertThat(graph.seen().getLast().param("fields")).contains("clicks,cpc").doesNotContain("unique");
    }

    @Test
    void aRefusedRequiredFieldIsAnInvalidQuery() {
        graph.respondsInOrder(Reply.error(400, 100, null, "(#100) spend are not valid for fields param. please check"));

        assertThat(fetch(2).failure()).isInstanceOf(GraphFailure.InvalidQuery.class);
        assertThat(graph.seen()).hasSize(1);
    }

    @Test
    void aFailureInTheMiddleEndsTheFetch() {
        graph.respondsInOrder(
                Reply.ok(Bodies.adsPage(List.of(Bodies.ad("11", Bodies.rows(1, 2), "N1")), "C2", 2)),
                Reply.error(400, 80000, 2446079, "too many calls", Map.of("X-Business-Use-Case-Usage",
                        "{\"900100200\":[{\"type\":\"ads_insights\",\"estimated_time_to_regain_access\":12}]}")));

        assertThat(fetch(2).failure())
                .isEqualTo(new GraphFailure.Throttled(new GraphCode(80000, 2446079), Duration.ofMinutes(12)));
    }

    @Test
    void fiveHundredAdsOfThirtyDaysAreTwelveCallsAtMost() {
        graph.respondsWith(new FakeAccount(500, 30));

        assertThat(fetch(30).lines()).hasSize(15_000);
        assertThat(graph.seen()).hasSizeLessThanOrEqualTo(12);
        assertThat(graph.seen()).allSatisfy(seen -> assertThat(seen.uri()).hasSizeLessThan(4000)
                .doesNotContain("access_token").doesNotContain(GraphBench.TOKEN));
    }

    @Test
    void aStalledConsumerStopsTheFetchAfterTwoPages() {
        graph.respondsWith(new FakeAccount(1000, 30));

        AssertSubscriber<FetchEvent> reader = strategy.rows(Requests.days(30, BreakdownSet.NONE), session, new DeliveredAds())
                .subscribe().withSubscriber(AssertSubscriber.create(1));
        reader.awaitItems(1, Timeouts.LONG);
        // One chunk of the first page is read: the second page may be requested, and no third one.
        reader.awaitNextItems(1, 1, Timeouts.LONG);

        assertThat(session.counter().made()).isLessThanOrEqualTo(2);
        reader.cancel();
    }

    @Test
    void cancellationStopsTheCalls() {
        graph.respondsWith(new FakeAccount(1000, 30));
        AssertSubscriber<FetchEvent> reader = strategy.rows(Requests.days(30, BreakdownSet.NONE), session, new DeliveredAds())
                .subscribe().withSubscriber(AssertSubscriber.create(1));
        reader.awaitItems(1, Timeouts.LONG);

        reader.cancel();
        int made = session.counter().made();
        reader.request(1000);

        assertThat(session.counter().made()).isEqualTo(made);
    }

    private Fetched fetch(int days) {
        return Fetched.by((request, calls) -> strategy.rows(request, calls, new DeliveredAds()),
                Requests.days(days, BreakdownSet.NONE), session);
    }
}
