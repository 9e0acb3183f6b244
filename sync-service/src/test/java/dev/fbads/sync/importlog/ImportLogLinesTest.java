package dev.fbads.sync.importlog;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.FinalMonth;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import io.micrometer.core.instrument.MeterRegistry;

/** Each run of a job writes one line with its calls and rows, however it ended. */
@SyncServiceTest
class ImportLogLinesTest {

    private static final LocalDate FIRST = FinalMonth.day(11);
    private static final String SINCE = FIRST.toString();
    private static final String UNTIL = FIRST.plusDays(9).toString();
    private static final String LINES = """
            SELECT status, rows_imported, rows_updated, rows_failed, api_calls_made, api_calls_failed,
                   facebook_quota_usage ->> 'app', error_details ->> 'code', error_details ->> 'next'
            FROM facebook_import_logs WHERE compte_id = ? ORDER BY id""";
    private static final String COMPLETE = """
            SELECT count(*) FROM facebook_import_logs WHERE compte_id = ? AND (job_id IS NULL OR memory_usage_mb <= 0
                OR performance_metrics ->> 'total_ms' IS NULL
                OR abs((performance_metrics ->> 'total_ms')::bigint - duration_seconds * 1000) > 500)""";
    private static final String PROGRESS = "{\"progress\":{\"ads_done\":1,\"ads_total\":9,\"calls_made\":%d}}";
    private static final String SUCCESS = "success 10 0 0 3 1 12.5 null null";

    @Inject
    private MeterRegistry meters;

    private final Tenant tenant = Tenant.in("America/Toronto");
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void openTheGate() {
        gate.countDown();
    }

    @Test
    void aPauseIsLoggedWithCallsQuotaAndEnd() {
        FakeGateway.next(tenant.accountId(), (request, body) -> FakeGateway.line(body,
                """
                        {"error":{"code":"rate_limited","message":"wait","graph_code":17,"graph_subcode":2446079,"retry_after_seconds":1,\
                        "calls_made":7,"calls_failed":2,"quota":{"app":96.5}}}"""));

        scope();
        awaitState("completed");

        assertThat(tenant.rows(LINES)).containsExactly("rate_limited 0 0 0 7 2 96.5 rate_limited rest", SUCCESS);
        assertThat(tenant.rows("SELECT error_details ->> 'graph_code', error_details ->> 'graph_subcode', "
                + "error_details ->> 'resumes_after_seconds' FROM facebook_import_logs WHERE compte_id = ? ORDER BY id LIMIT 1"))
                .containsExactly("17 2446079 1");
        assertThat(tenant.rows(COMPLETE)).containsExactly("0");
    }

    @Test
    void aSplitJobLogsTheAttemptAndBothHalves() {
        FakeGateway.next(tenant.accountId(), FakeGateway.error("too_much_data", 0));

        scope();
        awaitState("completed");

        assertThat(tenant.rows(LINES)).hasSize(3).first().isEqualTo("failed 0 0 0 1 1 null too_much_data split");
        assertThat(tenant.rows("SELECT sum(rows_imported), min(date_start), max(date_stop) FROM facebook_import_logs "
                + "WHERE compte_id = ? AND status = 'success'")).containsExactly("10 " + SINCE + " " + UNTIL);
    }

    @Test
    void aBrokenStreamIsLoggedWithTheReportedCalls() {
        FakeGateway.next(tenant.accountId(), (request, body) -> {
            FakeGateway.line(body, PROGRESS.formatted(4));
            FakeGateway.line(body, PROGRESS.formatted(6));
        });

        scope();
        awaitState("completed");

        assertThat(tenant.rows(LINES)).containsExactly("failed 0 0 0 6 0 null gateway_unavailable retry", SUCCESS);
        assertThat(tenant.rows(COMPLETE)).containsExactly("0");
    }

    @Test
    void aFailedWriteIsLoggedWithItsCalls() {
        String trigger = "refuse_" + tenant.compteId();
        Tenant.sql("CREATE FUNCTION " + trigger + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused'; END $$");
        Tenant.sql("CREATE TRIGGER " + trigger + " BEFORE INSERT ON facebook_day_ledger FOR EACH ROW WHEN (NEW.compte_id = "
                + tenant.compteId() + ") EXECUTE FUNCTION " + trigger + "()");
        scope();
        await().atMost(PATIENCE).until(() -> !tenant.rows(LINES).isEmpty());
        Tenant.sql("DROP FUNCTION " + trigger + "() CASCADE");
        awaitState("completed");

        assertThat(tenant.rows(LINES)).startsWith("failed 0 0 0 3 1 12.5 internal_error retry").endsWith(SUCCESS);
        assertThat(tenant.rows("SELECT count(*) FROM facebook_ads_data WHERE compte_id = ?")).containsExactly("10");
    }

    @Test
    void aCancelledRunIsNotLoggedAsFailure() {
        FakeGateway.always(tenant.accountId(), (request, body) -> {
            FakeGateway.line(body, PROGRESS.formatted(5));
            waitForTheGate();
            for (int i = 0; i < 100; i++) {
                FakeGateway.line(body, PROGRESS.formatted(8));
                LocalDate day = LocalDate.parse(SINCE);
                FakeGateway.row(body, day, Integer.toString(i), "1", 1);
            }
            waitForTheGate();
            FakeGateway.done(body, 100);
        });
        String syncId = tenant.requestSync(SINCE, UNTIL).then().statusCode(202).extract().path("sync_id");
        await().atMost(PATIENCE).until(() -> tenant.rows("SELECT calls_made FROM facebook_sync_jobs WHERE compte_id = ?"),
                List.of("5")::equals);

        tenant.request().delete("/api/facebook/sync/" + syncId).then().statusCode(200);
        gate.countDown();

        await().atMost(PATIENCE).until(() -> !tenant.rows(LINES).isEmpty());
        assertThat(tenant.rows("SELECT status, rows_imported, error_details ->> 'code', api_calls_made IN (3, 5, 8) "
                + "FROM facebook_import_logs WHERE compte_id = ?")).containsExactly("cancelled 0 cancelled t");
        tenant.request().get("/api/facebook/imports").then().body("imports[0].status", equalTo("cancelled"));
        assertThat(tenant.rows(COMPLETE)).containsExactly("0");
    }

    @Test
    void theRecoveryLogsTheRunOfALostWorker() {
        FakeGateway.next(tenant.accountId(), (request, body) -> {
            FakeGateway.line(body, PROGRESS.formatted(5));
            waitForTheGate();
            FakeGateway.evenDays(request, body);
        });
        scope();
        await().atMost(PATIENCE).until(() -> tenant.rows("SELECT calls_made FROM facebook_sync_jobs WHERE compte_id = ?"),
                List.of("5")::equals);

        double leasesLost = meters.counter("fbads.leases.lost").count();
        Tenant.sql("UPDATE facebook_sync_jobs SET lease_token = gen_random_uuid(), lease_until = now() - interval '1 second' "
                + "WHERE compte_id = ?", tenant.compteId());
        awaitState("completed");
        gate.countDown();
        await().atMost(PATIENCE).until(() -> meters.counter("fbads.leases.lost").count() > leasesLost);

        assertThat(tenant.rows(LINES)).containsExactly("failed 0 0 0 5 0 null worker_lost retry", SUCCESS);
    }

    @Test
    void aShortfallIsReported() {
        FakeGateway.next(tenant.accountId(), (request, body) -> {
            FakeGateway.row(body, FIRST, "11", "5.00", 10);
            FakeGateway.line(body, """
                    {"done":{"rows":1,"calls_made":3,"calls_failed":0,"quota":{},"api_version":"v26.0","elapsed_ms":5,\
                    "shortfall":[{"date_start":"%s","spend":1.25,"impressions":9}]}}""".formatted(SINCE));
        });

        scope();
        awaitState("completed");

        assertThat(tenant.rows("SELECT status, rows_imported, rows_failed, facebook_quota_usage, "
                + "error_details -> 'shortfall' -> 0 ->> 'spend' FROM facebook_import_logs WHERE compte_id = ?"))
                .containsExactly("partial 1 0 null 1.25");
    }

    @Test
    void anUnlinkedAccountCausesNoCall() {
        FakeGateway.next(tenant.accountId(), FakeGateway.error("rate_limited", 3600));
        scope();
        awaitState("rate_limited");
        Tenant.sql("DELETE FROM facebook_ad_accounts WHERE compte_id = ?", tenant.compteId());
        tenant.endPause();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tenant.rows(LINES))
                .containsExactly("rate_limited 0 0 0 1 1 null rate_limited rest",
                        "failed 0 0 0 0 0 null account_not_found give_up"));
    }

    private void scope() {
        tenant.requestSync(SINCE, UNTIL).then().statusCode(202);
    }

    private void waitForTheGate() {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tenant.status().<String> path("syncs[0].state")).isEqualTo(state));
    }
}
