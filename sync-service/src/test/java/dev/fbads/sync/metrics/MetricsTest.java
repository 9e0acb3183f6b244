package dev.fbads.sync.metrics;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.FinalMonth;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;

/** Metrics change with the events that they count, under the names of docs/metrics.md. */
@SyncServiceTest
class MetricsTest {

    private static final LocalDate UNTIL = FinalMonth.day(20);

    @Inject
    private BacklogGauges backlog;

    private final Tenant tenant = Tenant.in("America/Toronto");

    @Test
    void runsRowsAndRetriesAreCounted() {
        double rows = value("fbads_rows_ingested_total", "breakdown_set=\"none\"");
        double done = value("fbads_jobs_runs_total", "outcome=\"done\"");
        double retried = value("fbads_jobs_runs_total", "code=\"graph_unavailable\"", "outcome=\"retried\"");
        double seconds = value("fbads_job_seconds_count", "outcome=\"done\"");
        FakeGateway.next(tenant.accountId(), FakeGateway.error("graph_unavailable", 0));

        importTenDays();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(value("fbads_rows_ingested_total", "breakdown_set=\"none\"")).isGreaterThanOrEqualTo(rows + 10);
            assertThat(value("fbads_jobs_runs_total", "outcome=\"done\"")).isGreaterThanOrEqualTo(done + 1);
            assertThat(value("fbads_jobs_runs_total", "code=\"graph_unavailable\"", "outcome=\"retried\""))
                    .isGreaterThanOrEqualTo(retried + 1);
            assertThat(value("fbads_job_seconds_count", "outcome=\"done\"")).isGreaterThanOrEqualTo(seconds + 1);
            assertThat(value("fbads_claims_total", "result=\"claimed\"")).isGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void waitingJobsAndMessagesAreShown() {
        Tenant.sql(
                "INSERT INTO facebook_sync_jobs (job_id, compte_id, account_id, user_id, role, breakdown_set, granularity, since, "
                        + "until, state, next_retry_at) SELECT gen_random_uuid(), ?, 'act_1', 'u', 'client', 'none', 'day', DATE "
                        + "'2026-01-01', DATE '2026-01-02', 'waiting', now() + INTERVAL '1 day' FROM generate_series(1, 3)",
                tenant.compteId());

        backlog.sample().await().atMost(PATIENCE);
        double paused = value("fbads_jobs_queued", "state=\"paused\"");
        Tenant.sql("DELETE FROM facebook_sync_jobs WHERE compte_id = ?", tenant.compteId());

        assertThat(paused).isGreaterThanOrEqualTo(3);
        assertThat(List.of("fbads_outbox_messages", "fbads_outbox_lag_seconds", "fbads_jobs_oldest_released_seconds",
                "fbads_workers_busy")).allSatisfy(name -> assertThat(scrape()).contains("\n" + name));
    }

    private void importTenDays() {
        tenant.requestSync(UNTIL.minusDays(9).toString(), UNTIL.toString()).then().statusCode(202);
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(tenant.status().<String> path("syncs[0].state")).isEqualTo("completed"));
    }

    /** The sum of the series with the name and the labels. */
    private static double value(String name, String... labels) {
        return scrape().lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String scrape() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
