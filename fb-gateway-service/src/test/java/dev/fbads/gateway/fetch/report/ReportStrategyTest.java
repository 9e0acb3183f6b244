package dev.fbads.gateway.fetch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.fetch.DeliveredAds;
import dev.fbads.gateway.fetch.InsightsFields;
import dev.fbads.gateway.fetch.SliceSums;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeResponse;
import dev.fbads.gateway.testing.FakeWorld;
import dev.fbads.gateway.testing.Fetched;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Requests;
import dev.fbads.gateway.testing.TestFetchConfig;

class ReportStrategyTest {

    private final GraphBench bench = new GraphBench();
    private final FakeGraph graph = bench.graph();
    private final FakeWorld world = new FakeWorld(3, 1, 40, 1000);
    private final TestFetchConfig config = new TestFetchConfig(50, 200_000);
    private final ReportStrategy strategy = new ReportStrategy(config, new InsightsFields(), bench.batch(), bench.pause());
    private final DeliveredAds delivered = new DeliveredAds();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aReportIsSubmittedPolledAndReadCompletely() {
        world.reports().then("Job Not Started", 0).then("Job Running", 100).then("Job Completed", 99);
        graph.respondsWith(world);

        Fetched fetched = fetch(20);

        assertThat(fetched.failed()).isNull();
        assertThat(fetched.rows()).hasSize(80).doesNotHaveDuplicates();
        assertThat(bench.pauses()).hasSize(4).containsOnly(Duration.ofSeconds(10));
        assertThat(world.reports().submitted()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.param("level")).isEqualTo("ad");
            assertThat(call.param("time_increment")).isEqualTo("1");
            assertThat(call.param("fields")).startsWith("account_id,ad_id,ad_name,adset_id").contains("spend");
        });
    }

    @Test
    void aLongRangeIsSeveralReportsPolledInOneCall() {
        graph.respondsWith(world);

        Fetched fetched = fetch(40);

        assertThat(fetched.rows()).isEqualTo(world.truth());
        assertThat(world.reports().submitted()).hasSize(2);
        assertThat(graph.seen()).filteredOn(call -> call.param("batch") != null).hasSize(1);
    }

    @Test
    void deliveredAdsAreSkipped() {
        delivered.begin(Set.of("120210000000000000"), new SliceSums());
        delivered.end();
        graph.respondsWith(world);

        assertThat(fetch(20).rows()).hasSize(60).noneMatch(row -> row.startsWith("120210000000000000"));
    }

    @Test
    void aSkippedOrTransientlyFailedReportIsSubmittedAgain() {
        world.reports().then("Job Skipped", 0)
                .then("Job Failed", 40, "\"error_code\":-2,\"error_subcode\":2490547,\"error_message\":\"try later\","
                        + "\"error_user_title\":\"t\",\"error_user_msg\":\"m\"");
        graph.respondsWith(world);

        assertThat(fetch(20).rows()).hasSize(80);
        assertThat(world.reports().submitted()).hasSize(3);
    }

    @Test
    void aReportInvisibleToTheNextTokenIsSubmittedAgain() {
        world.reports().statusAnswer(FakeResponse.error(400, 100, 33, "Object with ID '60231' does not exist"));
        graph.respondsWith(world);

        assertThat(fetch(20).rows()).hasSize(80);
        assertThat(world.reports().submitted()).hasSize(2);
    }

    @Test
    void aReportThatKeepsFailingIsReported() {
        for (int times = 0; times < 5; times++) {
            world.reports().then("Job Failed", 0);
        }
        graph.respondsWith(world);

        assertThat(fetch(20).failure()).isEqualTo(new GraphFailure.Unavailable(null));
        assertThat(world.reports().submitted()).hasSize(3);
    }

    static Stream<GraphFailure> lastingFailures() {
        return Stream.of(new GraphFailure.TooMuchData(new GraphCode(-3, 1504045)),
                new GraphFailure.Throttled(new GraphCode(4, 1504022), Duration.ofMinutes(5)),
                new GraphFailure.InvalidQuery(new GraphCode(2, 1504041), Set.of()),
                new GraphFailure.AccessDenied(new GraphCode(100, 3191001)));
    }

    @ParameterizedTest
    @MethodSource("lastingFailures")
    void aPermanentFailureIsReturnedAtOnce(GraphFailure failure) {
        GraphCode code = failure.cause();
        world.reports().then("Job Failed", 0,
                "\"error_code\":%d,\"error_subcode\":%d".formatted(code.code(), code.subcode()));
        graph.respondsWith(world);

        assertThat(fetch(20).failure()).isEqualTo(failure);
        assertThat(world.reports().submitted()).hasSize(1);
    }

    @Test
    void rowsThatAreNotReadyArePolled() {
        FakeResponse tooEarly = FakeResponse.error(400, 2601, 1815107, "Error accessing adreport job.");
        for (int times = 0; times < 4; times++) {
            world.reports().rowsAnswer(tooEarly);
        }
        graph.respondsWith(world);

        assertThat(fetch(20).rows()).hasSize(80).doesNotHaveDuplicates();
        assertThat(world.reports().submitted()).hasSize(1);
    }

    @Test
    void aReportThatNeverEndsIsTooMuchData() {
        for (int times = 0; times < 20; times++) {
            world.reports().then("Job Running", 50);
        }
        graph.respondsWith(world);

        assertThat(fetch(20).failure()).isEqualTo(new GraphFailure.TooMuchData(null));
        assertThat(bench.pauses()).hasSize(12);
    }

    @Test
    void anUnknownStatusIsMalformed() {
        world.reports().then("Job Lost", 0).then("Job Lost", 0).then("Job Lost", 0);
        graph.respondsWith(world);

        assertThat(fetch(20).failure()).isEqualTo(new GraphFailure.Malformed(null));
    }

    @Test
    void aRefusedFieldIsOmitted() {
        graph.respondsWith(call -> String.valueOf(call.param("fields")).contains("unique_")
                ? Reply.error(400, 100, null, "(#100) unique_clicks, unique_actions, cost_per_unique_click are not valid for "
                        + "fields param. please check")
                : world.apply(call));

        assertThat(fetch(20).rows()).hasSize(80);
    }

    @Test
    void aFailureBetweenTwoPagesEndsTheFetch() {
        graph.respondsWith(call -> "50".equals(call.param("after")) ? Reply.error(400, 2642, null, "Invalid cursors")
                : world.apply(call));

        assertThat(fetch(20).failure()).isEqualTo(new GraphFailure.CursorLost(new GraphCode(2642, null)));
        assertThat(delivered.resumable()).isFalse();
    }

    @Test
    void monthsAreCutBetweenMonths() {
        InsightsRequest year = Requests.of(LocalDate.of(2023, 2, 10), LocalDate.of(2026, 1, 20), Granularity.MONTH,
                BreakdownSet.NONE);

        List<InsightsRequest> parts = ReportParts.of(year, 31);

        assertThat(parts).extracting(InsightsRequest::since).containsExactly(LocalDate.of(2023, 2, 10),
                LocalDate.of(2025, 9, 1));
        assertThat(parts).extracting(InsightsRequest::until).containsExactly(LocalDate.of(2025, 8, 31),
                LocalDate.of(2026, 1, 20));
    }

    private Fetched fetch(int days) {
        return Fetched.by((request, session) -> strategy.rows(request, session, delivered),
                Requests.days(days, BreakdownSet.NONE), bench.session());
    }
}
