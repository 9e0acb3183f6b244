package dev.fbads.gateway.insights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.Bodies;
import dev.fbads.gateway.testing.FakeAccount;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.local.backing.BackingServicesTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Limits, quota, cache and metrics in the running service, with a real Redis. */
@QuarkusTest
@TestProfile(LimitedInsightsTest.Production.class)
@WithTestResource(FakeGraphResource.class)
@WithTestResource(value = BackingServicesTestResource.class, initArgs = @ResourceArg(name = BackingServicesTestResource.SERVICES, value = "redis"))
class LimitedInsightsTest {

    /** The production limits with shorter waits. */
    public static class Production implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("fbads.ratelimit.calls-per-minute", "10", "fbads.ratelimit.concurrent", "5",
                    "fbads.ratelimit.max-wait", "1s", "fbads.quota.enforced", "true", "fbads.cache.enabled", "true");
        }
    }

    FakeGraph graph;

    private final String user = "user-" + UUID.randomUUID();
    private final String account = "act_" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000L);

    @Test
    void aSecondRequestNeedsNoCall() {
        graph.respondsWith(withoutTotals(new FakeAccount(120, 30)));

        List<String> first = ask().lines().toList();
        List<String> second = ask().lines().toList();

        assertThat(rows(second)).hasSize(3600).isEqualTo(rows(first));
        assertThat(first.getLast()).contains("\"rows\":3600,\"calls_made\":" + graph.seen().size() + ",");
        assertThat(second.getLast()).contains("\"rows\":3600,\"calls_made\":0,\"calls_failed\":0,\"quota\":{}");
    }

    @Test
    void equalConcurrentRequestsMakeOneSetOfCalls() {
        graph.respondsWith(withoutTotals(new FakeAccount(200, 30)));

        List<CompletableFuture<String>> readers = IntStream.range(0, 4)
                .mapToObj(reader -> CompletableFuture.supplyAsync(this::ask))
                .toList();

        assertThat(readers).allSatisfy(reader -> assertThat(rows(reader.join().lines().toList())).hasSize(6000));
        assertThat(graph.seen()).as("as many calls as one request makes").hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void aRateLimitedUserReceivesTheWaitingTime() {
        graph.respondsWith(withoutTotals(call -> {
            int page = call.param("after") == null ? 1 : Integer.parseInt(call.param("after"));
            return Reply
                    .ok(Bodies.adsPage(List.of(Bodies.ad("1" + page, Bodies.rows(1, 1), null)), String.valueOf(page + 1), 99));
        }));

        long begin = System.nanoTime();
        String last = ask().lines().reduce((before, line) -> line).orElseThrow();
        long seconds = secondsSince(begin);

        int calls = graph.seen().size();
        assertThat(calls).as("a minute's worth at once, then one every six seconds").isBetween(10, (int) (10 + seconds / 6));
        assertThat(last).startsWith("{\"error\":{\"code\":\"rate_limited\"").contains("\"calls_made\":" + calls + ",");
        assertThat(retryAfter(last)).isBetween(1L, 6L);
    }

    @Test
    void exhaustedQuotaStopsTheAccountAndIsListed() {
        graph.respondsInOrder(Reply.json(200, Bodies.adsPage(List.of(), "C2"), Map.of("X-Business-Use-Case-Usage",
                "{\"9\":[{\"type\":\"ads_insights\",\"call_count\":\"96\",\"estimated_time_to_regain_access\":12}]}")));

        long begin = System.nanoTime();
        String last = ask().lines().reduce((before, line) -> line).orElseThrow();

        assertThat(last).startsWith("{\"error\":{\"code\":\"rate_limited\"").contains("\"calls_made\":1,");
        assertThat(retryAfter(last)).isBetween(720 - secondsSince(begin), 720L);
        given().header("Authorization", "Bearer " + InsightsResourceTest.SERVICE_TOKEN).get("/internal/quota")
                .then().statusCode(200)
                .body("subject", hasItem(account))
                .body("find { it.subject == '" + account + "' }.percents.business_use_case", equalTo(96.0f));
        given().get("/internal/quota").then().statusCode(401);
    }

    @Test
    void everythingIsVisibleToPrometheusAndDocumented() throws IOException {
        graph.respondsInOrder(Reply.json(200, Bodies.adsPage(List.of(Bodies.ad("11", Bodies.rows(1, 1), null)), null),
                Map.of("X-Ad-Account-Usage", "{\"acc_id_util_pct\":9.67}")));
        ask();
        graph.respondsInOrder(Reply.error(400, 100, 33, "Unsupported get request"));
        given().header("Authorization", "Bearer " + InsightsResourceTest.SERVICE_TOKEN).contentType("application/json")
                .body(body().replace("2026-01-30", "2026-01-29")).post("/internal/insights");

        String metrics = given().get("/q/metrics").asString();

        assertThat(metrics).contains("fbads_graph_calls_total{graph_code=\"none\",outcome=\"ok\"}",
                "fbads_graph_calls_total{graph_code=\"100/33\",outcome=\"access_denied\"}",
                "fbads_graph_call_seconds_bucket{outcome=\"ok\",le=\"10.0\"}",
                "fbads_ratelimit_queue{role=\"background\"} 0.0",
                "fbads_ratelimit_wait_seconds_bucket{role=\"background\",le=\"6.0\"}",
                "fbads_quota_used_percent{kind=\"account\",subject=\"" + account + "\"} 9.67",
                "fbads_cache_requests_total{result=\"miss\"}",
                "fbads_redis_unavailable 0.0",
                "fbads_tokens{state=\"quarantined\"}",
                "fbads_webhooks_refused_total{reason=\"signature\"}",
                "fbads_webhooks_changes_total{outcome=\"duplicate\"}");
        String documented = Files.readString(Path.of("../docs/metrics.md"));
        assertThat(metrics.lines().filter(line -> line.matches("# TYPE fbads_.*")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(documented).contains("`" + seriesOf(line) + "`"));
    }

    /** {@code # TYPE fbads_x counter} describes {@code fbads_x_total}. */
    private static String seriesOf(String type) {
        String name = type.split(" ")[2].replaceAll("_(max|total)$", "");
        return type.endsWith(" counter") ? name + "_total" : name;
    }

    /** An account without totals, so that there is no shortfall. */
    private static Function<FakeGraph.Seen, Reply> withoutTotals(Function<FakeGraph.Seen, Reply> ads) {
        return call -> call.path().endsWith("/insights") ? Reply.ok("{\"data\":[]}") : ads.apply(call);
    }

    private String ask() {
        return given().header("Authorization", "Bearer " + InsightsResourceTest.SERVICE_TOKEN).contentType("application/json")
                .body(body())
                .post("/internal/insights").asString();
    }

    private String body() {
        return InsightsResourceTest.BODY.replace("\"u1\"", "\"" + user + "\"").replace("act_900100200", account);
    }

    /** The elapsed seconds, rounded up. */
    private static long secondsSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds() + 1;
    }

    private static long retryAfter(String line) {
        return Long.parseLong(line.replaceAll(".*\"retry_after_seconds\":([0-9]+).*", "$1"));
    }

    private static List<String> rows(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("{\"row\":")).toList();
    }
}
