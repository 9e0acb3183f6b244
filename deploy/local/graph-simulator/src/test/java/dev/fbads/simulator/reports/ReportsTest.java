package dev.fbads.simulator.reports;

import static dev.fbads.simulator.Graph.range;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Control;
import dev.fbads.simulator.Graph;
import dev.fbads.simulator.Totals;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class ReportsTest {

    private static final String FIELDS = "spend,impressions,clicks,inline_link_clicks,inline_post_engagement,actions,"
            + "action_values";

    @AfterEach
    void asBefore() {
        Control.reset();
    }

    @Test
    void aReportHoldsTheTruthInPages() {
        String id = create();
        assertThat(Graph.get(id).get("async_status").asText()).isEqualTo("Job Completed");

        Totals totals = new Totals();
        Graph.follow(Graph.get(id + "/insights", "limit", 50), 50).forEach(totals::addRow);

        assertThat(totals).isEqualTo(Totals.ofTruth(
                Graph.truth(Graph.NEW_YORK, "2026-11-01", "2026-11-14", "account").get("totals")));
        assertThat(Graph.get(id + "/insights").get("data")).hasSize(25);
        assertThat(Graph.get(id + "/insights").get("paging").get("next").asText()).contains("/v26.0/" + id + "/insights?");
    }

    @Test
    void aReportGoesThroughItsStatesAndIsNotReadEarly() {
        Control.put("clock", "{\"stopped\":true}");
        Control.post("reports", "{\"duration\":\"PT100S\",\"lingering\":\"PT20S\",\"account\":\"act_900100200\"}");
        String id = create();

        assertThat(state(id)).isEqualTo("Job Not Started 0");
        assertThat(early(id)).isEqualTo(2601);
        advance("PT15S");
        assertThat(state(id)).isEqualTo("Job Started 0");
        advance("PT35S");
        assertThat(state(id)).isEqualTo("Job Running 50");
        advance("PT50S");
        assertThat(state(id)).isEqualTo("Job Running 100");
        assertThat(early(id)).isEqualTo(2601);
        advance("PT20S");
        assertThat(state(id)).isEqualTo("Job Completed 100");
        assertThat(Graph.get(id).get("time_completed").asLong()).isEqualTo(Graph.get(id).get("time_ref").asLong() + 120);
        assertThat(Graph.get(id + "/insights", "limit", 1).get("data")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({ "failed, Job Failed 0", "skipped, Job Skipped 0", "stuck, Job Running 99",
            "stuck_at_100, Job Running 100" })
    void aReportMayEndBadlyOrNever(String ending, String state) {
        Control.post("reports", "{\"ending\":\"" + ending + "\"}");
        String id = create();
        advance("PT10H");

        assertThat(state(id)).isEqualTo(state);
        assertThat(early(id)).isEqualTo(2601);
        assertThat(state(create())).isEqualTo("Job Completed 100");
    }

    @Test
    void aFailedReportSaysWhy() {
        Control.post("reports", "{\"ending\":\"failed\",\"error_code\":-3,\"error_subcode\":1504045,"
                + "\"error_message\":\"too large\",\"error_user_title\":\"t\",\"error_user_msg\":\"m\"}");

        JsonNode report = Graph.get(create());

        assertThat(report.get("error_code").asInt()).isEqualTo(-3);
        assertThat(report.get("error_subcode").asInt()).isEqualTo(1504045);
        assertThat(report.get("error_message").asText()).isEqualTo("too large");
        assertThat(report.get("error_user_title").asText()).isEqualTo("t");
        assertThat(report.get("error_user_msg").asText()).isEqualTo("m");
    }

    @Test
    void aReportExpiresAfterThirtyDays() {
        String id = create();

        advance("P30D");

        assertThat(Graph.error(id).get("error_subcode").asInt()).isEqualTo(33);
    }

    @Test
    void aBadQuestionIsRefusedAtOnce() {
        Response response = given().header("Authorization", "Bearer simulator-token").formParam("breakdowns", "age,country")
                .post("/v26.0/act_900100200/insights");

        assertThat(Graph.json(response).get("error").get("message").asText()).contains("Current combination");
    }

    @Test
    void whatTheReportDoesNotHoldCannotBeSummed() {
        assertThat(Graph.error(create() + "/insights", "summary", "reach").get("message").asText())
                .contains("Cannot include reach in summary param");
    }

    private static String create() {
        return Graph.json(given().header("Authorization", "Bearer simulator-token")
                .formParams("level", "ad", "time_increment", "1", "fields", FIELDS, "time_range",
                        range("2026-11-01", "2026-11-14"))
                .post("/v26.0/act_900100200/insights")).get("report_run_id").asText();
    }

    private static String state(String id) {
        JsonNode report = Graph.get(id, "fields", "async_status,async_percent_completion");
        return report.get("async_status").asText() + " " + report.get("async_percent_completion").asInt();
    }

    private static int early(String id) {
        JsonNode error = Graph.error(id + "/insights");
        assertThat(error.get("error_subcode").asInt()).isEqualTo(1815107);
        assertThat(error.get("is_transient").asBoolean()).isTrue();
        return error.get("code").asInt();
    }

    private static void advance(String time) {
        Control.put("clock", "{\"advance\":\"" + time + "\"}");
    }
}
