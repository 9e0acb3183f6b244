package dev.fbads.sync.syncs;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.FinalMonth;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;

/** A sync request stores its days, their roll-ups and their ledger. */
@SyncServiceTest
class ImportTest {

    private static final LocalDate MONTH = FinalMonth.day(1);

    private final Tenant tenant = Tenant.in("America/Toronto");

    @Test
    void anImportStoresItsDaysAndRecordsDaysWithoutDelivery() {
        tenant.requestSync(day(1), day(4)).then().statusCode(202);
        awaitState("completed");

        assertThat(tenant.rows("SELECT date_start, ad_id, spend::numeric(9,2), impressions FROM facebook_ads_data "
                + "WHERE compte_id = ? ORDER BY 1, 2")).containsExactly(
                        day(2) + " 11 2.00 100", day(2) + " 12 0.01 1", day(4) + " 11 4.00 100", day(4) + " 12 0.01 1");
        assertThat(tenant.rows("SELECT date_start, state, rows, spend::numeric(9,2), impressions FROM facebook_day_ledger "
                + "WHERE compte_id = ? ORDER BY 1")).containsExactly(
                        day(1) + " final 0 0.00 0", day(2) + " final 2 2.01 101", day(3) + " final 0 0.00 0",
                        day(4) + " final 2 4.01 101");
        assertThat(tenant.rows("SELECT date_start, campaign_name, total_spend::numeric(9,2), total_impressions, total_ads, "
                + "avg_ctr::numeric(9,4), avg_cpc::numeric(9,4) FROM facebook_daily_summary WHERE compte_id = ? ORDER BY 1"))
                .containsExactly(day(2) + " Campaign 2.01 101 2 3.9604 0.5025", day(4) + " Campaign 4.01 101 2 3.9604 1.0025");
        assertThat(tenant.rows(
                "SELECT date_start, object_id, spend_micros FROM facebook_rollups WHERE compte_id = ? AND level = 'ad' AND grain = 'day' "
                        + "ORDER BY 1, 2"))
                .hasSize(4).first().isEqualTo(day(2) + " 11 2000000");
        assertThat(
                tenant.rows("SELECT level, object_id, name, status FROM facebook_ad_objects WHERE compte_id = ? ORDER BY 1, 2"))
                .containsExactly("ad 11 Ad 11 ACTIVE", "ad 12 Ad 12 ACTIVE", "adset 5 Set null", "campaign 1 Campaign null");
    }

    @Test
    void theImportIsLogged() {
        tenant.requestSync(day(1), day(4)).then().statusCode(202);
        awaitState("completed");

        assertThat(tenant.rows("SELECT status, rows_imported, rows_updated, rows_failed, api_calls_made, api_calls_failed, "
                + "facebook_quota_usage ->> 'app', performance_metrics ->> 'api_version', memory_usage_mb > 0 "
                + "FROM facebook_import_logs WHERE compte_id = ?")).containsExactly("success 4 0 0 3 1 12.5 v26.0 t");
    }

    @Test
    void theLogIsReadInPagesAndOnlyByMembers() {
        tenant.requestSync(day(1), day(2)).then().statusCode(202);
        awaitState("completed");
        tenant.requestSync(day(3), day(4)).then().statusCode(202);
        awaitState("completed");

        int after = tenant.request().queryParam("limit", 1).get("/api/facebook/imports").then().statusCode(200)
                .body("imports.size()", equalTo(1)).body("imports[0].date_start", equalTo(day(3)))
                .body("imports[0].rows_imported", equalTo(2))
                .body("imports[0].performance_metrics.api_version", equalTo("v26.0"))
                .extract().path("after");
        tenant.request().queryParam("limit", 1).queryParam("after", after).get("/api/facebook/imports").then()
                .body("imports[0].date_start", equalTo(day(1)));

        Tenant.in("Europe/Paris").request().queryParam("account_id", tenant.accountId()).get("/api/facebook/imports").then()
                .statusCode(200).body("imports.size()", equalTo(0));
        tenant.request().queryParam("limit", 501).get("/api/facebook/imports").then().statusCode(400)
                .body("errors[0].code", equalTo("out_of_range"));
    }

    @Test
    void aRequestForStoredDaysMakesNoCall() {
        tenant.requestSync(day(1), day(4)).then().statusCode(202);
        awaitState("completed");

        String state = tenant.requestSync(day(2), day(3)).then().statusCode(200).extract().path("state");

        assertThat(state).isEqualTo("complete");
        assertThat(FakeGateway.calls(tenant.accountId())).hasSize(1);
    }

    @Test
    void exactlyTheMissingDaysAreFetched() {
        tenant.requestSync(day(1), day(20)).then().statusCode(202);
        awaitState("completed");
        Tenant.sql("DELETE FROM facebook_day_ledger WHERE compte_id = ? AND date_start BETWEEN ?::date AND ?::date",
                tenant.compteId(), day(8), day(10));

        int totalDays = tenant.requestSync(day(1), day(20)).then().statusCode(202).extract().path("total_days");
        await().atMost(PATIENCE).until(() -> FakeGateway.calls(tenant.accountId()).size() == 3);
        awaitState("completed");

        assertThat(totalDays).isEqualTo(3);
        assertThat(FakeGateway.calls(tenant.accountId()).getLast()).isEqualTo(day(8) + ".." + day(10) + " none");
        assertThat(tenant.rows("SELECT count(*), sum(spend)::numeric(9,2) FROM facebook_ads_data WHERE compte_id = ?"))
                .as("replaced, not duplicated").containsExactly("20 110.10");
    }

    @Test
    void invalidRowsAreRefusedAndOthersStored() {
        FakeGateway.next(tenant.accountId(), (request, body) -> {
            FakeGateway.row(body, LocalDate.parse(day(2)), "11", "5.00", 10);
            FakeGateway.row(body, LocalDate.parse(day(2)), "12", "-5.00", 10);
            FakeGateway.row(body, LocalDate.parse(day(9)), "13", "5.00", 10);
            FakeGateway.done(body, 3);
        });

        tenant.requestSync(day(1), day(4)).then().statusCode(202);
        awaitState("completed");

        assertThat(tenant.rows("SELECT ad_id FROM facebook_ads_data WHERE compte_id = ?")).containsExactly("11");
        assertThat(tenant.rows("SELECT status, rows_imported, rows_failed, error_details ->> 'negative_metric', "
                + "error_details ->> 'outside_range' FROM facebook_import_logs WHERE compte_id = ?"))
                .containsExactly("partial 1 2 1 1");
    }

    @Test
    void aRenamedCampaignKeepsItsNewestName() {
        tenant.requestSync(day(10), day(12)).then().statusCode(202);
        awaitState("completed");
        Tenant.sql("UPDATE facebook_ad_objects SET name = 'Newest' WHERE compte_id = ? AND level = 'campaign'",
                tenant.compteId());

        tenant.requestSync(day(1), day(4)).then().statusCode(202);
        await().atMost(PATIENCE).until(() -> tenant.rows("SELECT count(*) FROM facebook_day_ledger WHERE compte_id = ?"),
                List.of("7")::equals);

        assertThat(tenant.rows("SELECT name FROM facebook_ad_objects WHERE compte_id = ? AND level = 'campaign'"))
                .containsExactly("Newest");
    }

    @Test
    void monthsAndDaysAreStoredIndependently() {
        LocalDate since = MONTH.minusMonths(3);
        FakeGateway.always(tenant.accountId(), (request, body) -> {
            if (request.path("granularity").asText().equals("month")) {
                LocalDate month = LocalDate.parse(request.path("since").asText());
                FakeGateway.line(body,
                        """
                                {"row":{"campaign_id":"1","adset_id":"5","ad_id":"11","date_start":"%s","date_stop":"%s","spend":"9"}}"""
                                .formatted(month, month.plusMonths(1).minusDays(1)));
                FakeGateway.done(body, 1);
            } else {
                FakeGateway.evenDays(request, body);
            }
        });

        tenant.requestSync(since.toString(), MONTH.plusDays(2).toString()).then().statusCode(202);
        awaitState("completed");

        assertThat(
                tenant.rows("SELECT granularity, count(*) FROM facebook_day_ledger WHERE compte_id = ? GROUP BY 1 ORDER BY 1"))
                .containsExactly("day 3", "month 3");
        assertThat(tenant.rows("SELECT count(*) FROM facebook_daily_summary WHERE compte_id = ?"))
                .as("days only").containsExactly("1");
        assertThat(
                tenant.rows(
                        "SELECT grain, count(*) FROM facebook_rollups WHERE compte_id = ? AND level = 'ad' GROUP BY 1 ORDER BY 1"))
                .containsExactly("day 2", "meta_month 1", "month 2", "third 2");
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tenant.status().<String> path("syncs[0].state")).isEqualTo(state));
    }

    private static String day(int dayOfMonth) {
        return MONTH.withDayOfMonth(dayOfMonth).toString();
    }
}
