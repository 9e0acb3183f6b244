package dev.fbads.gateway.insights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.gateway.testing.Bodies;
import dev.fbads.gateway.testing.FakeAccount;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.Reply;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class InsightsResourceTest {

    static final String SERVICE_TOKEN = "test-service-token-of-32-characters!";

    static final String BODY = """
            {"request_id":"7b0e6ff2-7a3f-4d0b-9a1e-000000000001","compte_id":1,"account_id":"act_900100200","user_id":"u1",
             "role":"background","since":"2026-01-01","until":"2026-01-30","granularity":"day","breakdown_set":"none"}""";

    FakeGraph graph;

    @Test
    void rowsProgressAndOneLastLine() {
        graph.respondsInOrder(
                Reply.json(200, Bodies.adsPage(List.of(Bodies.ad("11", Bodies.rows(1, 2), null)), "C2", 2),
                        Map.of("X-App-Usage", "{\"call_count\":28}")),
                Reply.ok(Bodies.adsPage(List.of(Bodies.ad("12", Bodies.rows(1, 1), null)), null, 2)));
        graph.hasNoTotals();

        Response response = ask(BODY);

        response.then().statusCode(200).contentType("application/x-ndjson");
        List<String> lines = response.asString().lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).startsWith("{\"row\":{\"date_start\":\"2026-01-01\"").contains("\"account_id\":\"900100200\"");
        assertThat(lines.get(2)).matches("\\{\"progress\":\\{\"ads_done\":1,\"ads_total\":2,\"calls_made\":[23]}}");
        assertThat(lines.get(5))
                .matches("\\{\"done\":\\{\"rows\":3,\"calls_made\":3,\"calls_failed\":0,\"quota\":\\{\"app\":28.0},"
                        + "\"api_version\":\"v26.0\",\"elapsed_ms\":[0-9]+}}");
        assertThat(response.asString()).endsWith("}}\n");
    }

    @ParameterizedTest
    @CsvSource({
            "400,190,463,token_expired,",
            "403,200,,access_denied,",
            "400,10,,access_denied,",
            "400,100,33,access_denied,",
            "400,100,,invalid_query,",
            "400,1404163,,account_suspended,",
            "500,1,,graph_unavailable,",
            "400,17,2446079,rate_limited,3600",
            "400,613,,rate_limited,3600",
            "400,613,1487742,rate_limited,300",
            "400,2642,,graph_unavailable,",
            "400,80004,2446079,rate_limited,300",
            "400,4,1504022,rate_limited,300",
    })
    void anErrorOfMetaIsTheLastLine(int status, int code, Integer subcode, String expectedCode, Long retryAfter) {
        graph.respondsInOrder(
                Reply.ok(Bodies.adsPage(List.of(Bodies.ad("11", Bodies.rows(1, 2), null)), "C2", 2)),
                Reply.error(status, code, subcode, "Malformed access token EAAB-secret"));
        graph.hasNoTotals();

        Response response = ask(BODY);

        response.then().statusCode(200);
        String last = response.asString().lines().reduce((first, second) -> second).orElseThrow();
        assertThat(last).startsWith("{\"error\":{\"code\":\"" + expectedCode + "\"").contains("\"graph_code\":" + code)
                .doesNotContain("null").doesNotContain("EAAB");
        assertThat(last.contains("\"graph_subcode\":" + subcode)).isEqualTo(subcode != null);
        assertThat(last.contains("\"retry_after_seconds\":" + retryAfter)).isEqualTo(retryAfter != null);
        assertThat(response.asString()).doesNotContain("\"done\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "X-Business-Use-Case-Usage | {\"9\":[{\"estimated_time_to_regain_access\":12}]} | 720",
            "X-Ad-Account-Usage | {\"acc_id_util_pct\":100,\"reset_time_duration\":61} | 61",
            "Retry-After | 90 | 90",
            "X-App-Usage | {\"call_count\":100} | 300",
            "X-FB-Ads-Insights-Throttle | {\"acc_id_util_pct\":100} | 300",
    })
    void thePauseIsTakenFromTheHeaders(String header, String value, long seconds) {
        graph.respondsInOrder(Reply.error(400, 80000, 2446079, "too many calls", Map.of(header, value)));
        graph.hasNoTotals();

        assertThat(ask(BODY).asString()).contains("\"code\":\"rate_limited\"")
                .contains("\"retry_after_seconds\":" + seconds + ",");
    }

    @Test
    void anErrorLineHoldsTheQuotaWhereMetaReportedIt() {
        graph.respondsInOrder(
                Reply.error(400, 80000, 2446079, "too many calls", Map.of("X-App-Usage", "{\"call_count\":100}")));
        graph.hasNoTotals();
        assertThat(ask(BODY).asString()).contains("\"code\":\"rate_limited\"").contains("\"quota\":{\"app\":100.0}");

        graph.respondsInOrder(Reply.error(400, 80000, 2446079, "too many calls"));
        assertThat(ask(BODY).asString()).contains("\"code\":\"rate_limited\"").doesNotContain("quota");
    }

    @Test
    void truncatedResponsesNeverEndInDone() {
        String page = Bodies.adsPage(List.of(Bodies.ad("11", Bodies.rows(1, 9), null)), null, 1);
        graph.respondsInOrder(Reply.halfOf(page));
        graph.hasNoTotals();

        assertThat(ask(BODY).asString().lines()).singleElement().asString()
                .startsWith("{\"error\":{\"code\":\"graph_malformed\"").contains("\"calls_made\":4,\"calls_failed\":3");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Bearer", "Bearer wrong", "Basic dGVzdDp0ZXN0",
            "Bearer test-service-token-of-32-characters!x", "bearer-test-service-token-of-32-characters!" })
    void requestsWithoutTheServiceTokenAreRefused(String authorization) {
        graph.respondsWith(new FakeAccount(1, 1));

        given().header("Authorization", authorization).contentType("application/json").body(BODY)
                .when().post("/internal/insights")
                .then().statusCode(401).contentType("application/problem+json").header("WWW-Authenticate", "Bearer")
                .body("code", equalTo("unauthenticated"));
        assertThat(graph.seen()).isEmpty();
    }

    @Test
    void internalPathsThatDoNotExistAreClosedToo() {
        given().get("/internal/anything").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "no json", "{\"request_id\":", "{\"unknown_member\":1}", "{\"compte_id\":\"x\"}",
            "{\"since\":{}}" })
    void anInvalidBodyIsMalformed(String body) {
        given().header("Authorization", "Bearer " + SERVICE_TOKEN).contentType("application/json").body(body)
                .when().post("/internal/insights")
                .then().statusCode(400).contentType("application/problem+json").body("code", equalTo("malformed_json"));
    }

    @Test
    void allViolationsAreNamedInTheRequestedLanguage() {
        given().header("Authorization", "Bearer " + SERVICE_TOKEN).header("Accept-Language", "fr-CA")
                .contentType("application/json")
                .body("""
                        {"request_id":"x","compte_id":1,"account_id":"act_x","role":"king","since":"2026-02-01",
                         "until":"2026-01-01","granularity":"week","breakdown_set":"day"}""")
                .when().post("/internal/insights")
                .then().statusCode(400).body("code", equalTo("invalid_request"))
                .body("errors.field", hasItems("request_id", "account_id", "user_id", "role", "granularity", "breakdown_set",
                        "until"))
                .body("errors.code", hasItems("required", "invalid_account_id", "reversed_period", "unknown_granularity"))
                .body("title", equalTo("La requête n'est pas valide."));
    }

    @Test
    void anotherMediaTypeIsRefused() {
        given().header("Authorization", "Bearer " + SERVICE_TOKEN).contentType("text/plain").body(BODY)
                .when().post("/internal/insights")
                .then().statusCode(415).contentType("application/problem+json");
    }

    @Test
    void theServiceReportsReadiness() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    private static Response ask(String body) {
        return given().header("Authorization", "Bearer " + SERVICE_TOKEN).contentType("application/json").body(body)
                .when().post("/internal/insights");
    }
}
