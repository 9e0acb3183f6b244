package dev.fbads.sync.worker;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.time.LocalDate;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.FinalMonth;
import dev.fbads.sync.support.OnEdgeDates;
import dev.fbads.sync.support.ServiceClock;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.TestClock;

/** The effect of each response of the gateway on the job, the sync, the account and its rows. */
@SyncServiceTest
class OutcomeTest {

    private static final LocalDate UNTIL = FinalMonth.day(20);
    private static final String MARKS = "SELECT sync_status, count(*) FROM facebook_ads_data WHERE compte_id = ? GROUP BY 1";

    @Inject
    private ServiceClock clock;

    private final Tenant tenant = Tenant.in("America/Toronto");

    @ParameterizedTest
    @CsvSource({ "account_suspended, account_suspended", "access_denied, access_denied", "invalid_query, data_invalid" })
    void anAccountThatCannotBeReadIsMarkedWithItsRowsAndKeepsItsHistory(String error, String status) {
        requestSync(9, 0);
        awaitState("completed");
        FakeGateway.next(tenant.accountId(), FakeGateway.error(error, 0));

        requestSync(19, 10);
        awaitState("failed");
        tenant.status().then().body("sync_status", equalTo(status)).body("syncs[0].error_code", equalTo(error));
        awaitMarks(status + " 10");
        Tenant.select("SELECT refresh_facebook_summary()");
        assertThat(tenant.rows("SELECT count(*) FROM facebook_rollups WHERE compte_id = ? AND level = 'ad' AND grain = 'day'"))
                .as("history stays in the roll-ups, rebuilt or not").containsExactly("10");

        requestSync(19, 10);
        awaitState("completed");
        tenant.status().then().body("sync_status", equalTo("active"));
        awaitMarks("active 20");
    }

    @Test
    void anotherSetDoesNotClearInvalidData() {
        FakeGateway.next(tenant.accountId(), FakeGateway.error("invalid_query", 0));
        requestSync(9, 0);
        awaitState("failed");

        tenant.request().contentType("application/json")
                .body("{\"account_id\":\"%s\",\"since\":\"%s\",\"until\":\"%s\",\"breakdown_sets\":[\"country\"]}"
                        .formatted(tenant.accountId(), UNTIL.minusDays(9), UNTIL))
                .post("/api/facebook/sync").then().statusCode(202);
        awaitState("completed");

        tenant.status().then().body("sync_status", equalTo("data_invalid"));
    }

    @Test
    void withoutTokenTheAccountRequiresReauthorisationUntilAnImportSucceeds() {
        FakeGateway.next(tenant.accountId(), FakeGateway.error("token_expired", 0));

        requestSync(9, 0);
        awaitState("failed");
        tenant.status().then().body("reauthorisation_needed", equalTo(true)).body("sync_status", equalTo("active"));
        requestSync(9, 0);
        awaitState("completed");

        tenant.status().then().body("reauthorisation_needed", equalTo(false));
    }

    @Test
    void withoutTokenTheAccountsOtherJobsFailWithoutACall() {
        FakeGateway.always(tenant.accountId(), FakeGateway.error("token_expired", 0));

        requestSync(59, 0);
        awaitState("failed");

        assertThat(
                tenant.rows("SELECT state, error_code, attempts > 1, count(*) > 1 FROM facebook_sync_jobs WHERE compte_id = ? "
                        + "GROUP BY 1, 2, 3"))
                .containsExactly("failed token_expired f t");
        tenant.status().then().body("syncs[0].failed_days", equalTo(60)).body("syncs[0].error_code", equalTo("token_expired"));
        int jobs = Integer.parseInt(tenant.rows("SELECT count(*) FROM facebook_sync_jobs WHERE compte_id = ?").get(0));
        assertThat(FakeGateway.calls(tenant.accountId())).as("calls for %d jobs", jobs).hasSizeLessThanOrEqualTo(3)
                .hasSizeLessThan(jobs);
    }

    @Test
    void aRangeIsSplitDownToOneDay() {
        FakeGateway.always(tenant.accountId(), (request, body) -> {
            if (request.path("since").equals(request.path("until"))) {
                FakeGateway.evenDays(request, body);
            } else {
                FakeGateway.error("too_much_data", 0).answer(request, body);
            }
        });

        requestSync(4, 0);
        awaitState("completed");

        assertThat(tenant.rows("SELECT count(*), bool_and(since = until), sum(attempts) FROM facebook_sync_jobs "
                + "WHERE compte_id = ?")).containsExactly("5 t 0");
        assertThat(tenant.rows("SELECT count(*) FROM facebook_day_ledger WHERE compte_id = ?")).containsExactly("5");
    }

    @Test
    void aSingleDayWithTooMuchDataFailsAndTheOtherDaysAreStored() {
        String tooMuch = UNTIL.minusDays(2).toString();
        FakeGateway.always(tenant.accountId(), (request, body) -> {
            if (request.path("since").asText().compareTo(tooMuch) <= 0
                    && request.path("until").asText().compareTo(tooMuch) >= 0) {
                FakeGateway.error("too_much_data", 0).answer(request, body);
            } else {
                FakeGateway.evenDays(request, body);
            }
        });

        requestSync(4, 0);
        awaitState("partial");

        tenant.status().then().body("syncs[0].synced_days", equalTo(4)).body("syncs[0].failed_days", equalTo(1))
                .body("syncs[0].error_code", equalTo("too_much_data"));
        assertThat(tenant.rows("SELECT count(*) FROM facebook_day_ledger WHERE compte_id = ?")).containsExactly("4");
    }

    @Test
    void anOutageIsRetriedAfterTheGatewaysDelayAndShown() {
        FakeGateway.next(tenant.accountId(), FakeGateway.error("graph_unavailable", 3600));

        requestSync(4, 0);
        await().atMost(PATIENCE).untilAsserted(() -> tenant.status().then()
                .body("syncs[0].state", equalTo("syncing")).body("syncs[0].next_retry_at", notNullValue())
                .body("syncs[0].error_code", equalTo("graph_unavailable"))
                .body("syncs[0].jobs[0].next_retry_at", notNullValue()));
        tenant.endPause();
        awaitState("completed");

        assertThat(tenant.rows("SELECT attempts FROM facebook_sync_jobs WHERE compte_id = ?")).containsExactly("1");
    }

    @OnEdgeDates
    void aJobFailsAfterItsLastRetryAndTheOthersAreStored(LocalDate today) {
        clock.moveTo(TestClock.afternoonOf(today));
        String lost = FinalMonth.day(today, 1).toString();
        String stored = FinalMonth.day(today, 11).toString();
        Tenant.ensurePartitions(FinalMonth.day(today, 1), FinalMonth.day(today, 20));
        FakeGateway.always(tenant.accountId(), (request, body) -> {
            if (request.path("since").asText().equals(lost)) {
                FakeGateway.error("graph_unavailable", 0).answer(request, body);
            } else {
                FakeGateway.evenDays(request, body);
            }
        });
        tenant.requestSync(lost, FinalMonth.day(today, 20).toString()).then().statusCode(202).body("fetches.since",
                contains(stored, lost));
        await().atMost(PATIENCE).until(() -> Tenant.sql("UPDATE facebook_sync_jobs SET attempts = 3, next_retry_at = now() "
                + "WHERE compte_id = ? AND since = ?::date AND state = 'waiting' AND attempts > 0", tenant.compteId(),
                lost) == 1);

        awaitState("partial");

        tenant.status().then().body("syncs[0].failed_days", equalTo(10)).body("syncs[0].synced_days", equalTo(10))
                .body("syncs[0].retry_count", equalTo(4)).body("syncs[0].error_code", equalTo("graph_unavailable"));
        assertThat(
                tenant.rows("SELECT min(date_start), max(date_start), count(*) FROM facebook_day_ledger WHERE compte_id = ?"))
                .containsExactly(stored + " " + FinalMonth.day(today, 20) + " 10");
    }

    private void requestSync(int daysBefore, int daysAfter) {
        tenant.requestSync(UNTIL.minusDays(daysBefore).toString(), UNTIL.minusDays(daysAfter).toString()).then()
                .statusCode(202);
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tenant.status().<String> path("syncs[0].state")).isEqualTo(state));
    }

    private void awaitMarks(String... marks) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tenant.rows(MARKS)).containsExactlyInAnyOrder(marks));
    }
}
