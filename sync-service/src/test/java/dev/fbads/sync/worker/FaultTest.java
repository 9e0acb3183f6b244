package dev.fbads.sync.worker;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.jobs.Topics;
import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.FinalMonth;
import dev.fbads.sync.support.Kafka;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import io.micrometer.core.instrument.MeterRegistry;

/** Faults delay a sync or end it with their cause; they never leave an incomplete slice. */
@SyncServiceTest
class FaultTest {

    private static final String SINCE = FinalMonth.day(11).toString();
    private static final String UNTIL = FinalMonth.day(20).toString();
    private static final String LOST = "SELECT state, lost_workers FROM facebook_sync_jobs WHERE compte_id = ?";
    private static final String STORED = "SELECT count(*), coalesce(sum(spend), 0)::numeric(9,2) FROM facebook_ads_data "
            + "WHERE compte_id = ?";

    @Inject
    private MeterRegistry meters;

    private final CountDownLatch revived = new CountDownLatch(1);
    private Optional<Double> leasesLost = Optional.empty();
    private final Tenant tenant = Tenant.in("America/Toronto");

    @Test
    void aStreamWithoutLastLineStoresNothingAndIsRetried() {
        FakeGateway.next(tenant.accountId(),
                (request, body) -> FakeGateway.row(body, LocalDate.parse(SINCE), "99", "5.00", 10));

        tenant.requestSync(SINCE, UNTIL).then().statusCode(202);
        awaitState("completed");

        assertThat(tenant.rows("SELECT count(*) FROM facebook_ads_data WHERE compte_id = ? AND ad_id = '99'"))
                .containsExactly("0");
        assertThat(tenant.rows("SELECT status FROM facebook_import_logs WHERE compte_id = ? ORDER BY id"))
                .containsExactly("failed", "success");
    }

    @Test
    void anUnreachableGatewayPausesJobsWithoutCountingAttempts() {
        FakeGateway.absent(tenant.accountId(), 2);

        tenant.requestSync(SINCE, UNTIL).then().statusCode(202);
        awaitState("completed");

        assertThat(tenant.rows("SELECT attempts FROM facebook_sync_jobs WHERE compte_id = ?")).containsExactly("0");
        assertThat(tenant.rows("SELECT status, error_details ->> 'code', error_details ->> 'next' FROM facebook_import_logs "
                + "WHERE compte_id = ? ORDER BY id LIMIT 2"))
                .containsExactly("failed gateway_unavailable rest", "failed gateway_unavailable rest");
    }

    @Test
    void aStreamWithMissingRowsIsNotASuccess() {
        FakeGateway.next(tenant.accountId(), (request, body) -> {
            FakeGateway.row(body, LocalDate.parse(SINCE), "99", "5.00", 10);
            FakeGateway.done(body, 2);
        });

        tenant.requestSync(SINCE, UNTIL).then().statusCode(202);
        awaitState("completed");

        assertThat(FakeGateway.calls(tenant.accountId())).hasSize(2);
    }

    @Test
    void aRateLimitIsShownWithItsRetryTimeAndThenEnds() {
        FakeGateway.next(tenant.accountId(), FakeGateway.error("rate_limited", 3600));

        tenant.requestSync(SINCE, UNTIL).then().statusCode(202);
        awaitState("rate_limited");
        tenant.status().then().body("syncs[0].next_retry_at", notNullValue()).and()
                .body("syncs[0].error_code", equalTo("rate_limited"));
        tenant.endPause();
        awaitState("completed");

        assertThat(tenant.rows("SELECT attempts FROM facebook_sync_jobs WHERE compte_id = ?")).containsExactly("0");
    }

    @Test
    void aFailedRangeIsReportedWithItsCauseAndTheRestIsStored() {
        tenant.requestSync(SINCE, SINCE).then().statusCode(202);
        awaitState("completed");
        FakeGateway.always(tenant.accountId(), FakeGateway.error("token_expired", 0));

        tenant.requestSync(SINCE, UNTIL).then().statusCode(202);
        awaitState("failed");

        tenant.status().then().body("syncs[0].error_code", equalTo("token_expired"))
                .body("syncs[0].failed_days", equalTo(9));
        assertThat(tenant.rows("SELECT count(*) FROM facebook_day_ledger WHERE compte_id = ?")).containsExactly("1");
        assertThat(tenant.rows("SELECT status FROM facebook_import_logs WHERE compte_id = ? ORDER BY id"))
                .containsExactly("success", "token_expired");
    }

    @Test
    void aRangeWithTooMuchDataIsFetchedInHalves() {
        FakeGateway.next(tenant.accountId(), FakeGateway.error("too_much_data", 0));

        tenant.requestSync(SINCE, UNTIL).then().statusCode(202);
        awaitState("completed");

        assertThat(FakeGateway.calls(tenant.accountId())).hasSize(3);
        assertThat(tenant.rows("SELECT count(*) FROM facebook_day_ledger WHERE compte_id = ?")).containsExactly("10");
    }

    @Test
    void aJobOfALostWorkerRunsAgainOnce() {
        loseWorkersBefore(0, FakeGateway::evenDays, (request, body) -> {
            FakeGateway.row(body, LocalDate.parse(SINCE), "99", "5.00", 10);
            FakeGateway.done(body, 1);
        });
        awaitState("completed");
        List<String> stored = tenant.rows(STORED);

        theLostWorkerReportsItsResult();

        assertThat(tenant.rows(STORED)).isEqualTo(stored);
        assertThat(FakeGateway.calls(tenant.accountId())).hasSize(2);
        assertThat(tenant.rows("SELECT state, attempts, lost_workers FROM facebook_sync_jobs WHERE compte_id = ?"))
                .containsExactly("done 0 1");
    }

    @Test
    void killedWorkersAreNotFailuresOfTheirJob() {
        loseWorkersBefore(2, FakeGateway.error("graph_unavailable", 0), FakeGateway::evenDays);
        awaitState("completed");

        assertThat(tenant.rows("SELECT state, attempts, lost_workers FROM facebook_sync_jobs WHERE compte_id = ?"))
                .as("the third worker was lost, and the fourth had a failure").containsExactly("done 1 3");
    }

    @Test
    void aJobThatLosesManyWorkersIsDelayedLongerEachTime() {
        loseWorkersBefore(9, FakeGateway::evenDays, FakeGateway::evenDays);
        await().atMost(PATIENCE).until(() -> tenant.rows(LOST), List.of("waiting 10")::equals);

        assertThat(tenant.rows("SELECT job.next_retry_at - log.created_at FROM facebook_sync_jobs job "
                + "JOIN facebook_import_logs log USING (job_id) WHERE job.compte_id = ?"))
                .as("the longest delay, from the detection of the loss").containsExactly("00:01:00");
        assertThat(FakeGateway.calls(tenant.accountId())).hasSize(1);
    }

    @Test
    void aJobFailsAfterTheMaximumNumberOfLostWorkers() {
        loseWorkersBefore(50, FakeGateway::evenDays, FakeGateway::evenDays);
        awaitState("failed");

        tenant.status().then().body("syncs[0].error_code", equalTo("worker_lost"));
        assertThat(tenant.rows("SELECT state, attempts, lost_workers FROM facebook_sync_jobs WHERE compte_id = ?"))
                .containsExactly("failed 0 51");
    }

    /**
     * One more worker is lost after the given number; the next worker gets the response.
     *
     * @param late response to the lost worker, if it is still running
     */
    private void loseWorkersBefore(int lost, FakeGateway.Script answer, FakeGateway.Script late) {
        FakeGateway.next(tenant.accountId(), FakeGateway.held(revived, late));
        FakeGateway.next(tenant.accountId(), answer);
        tenant.requestSync(SINCE, UNTIL).then().statusCode(202);
        await().atMost(PATIENCE).until(() -> FakeGateway.calls(tenant.accountId()).size() == 1);
        leasesLost = Optional.of(leasesLost());
        // The state after a kill -9: a lease that is not renewed.
        Tenant.sql("UPDATE facebook_sync_jobs SET lost_workers = ?, lease_token = gen_random_uuid(), "
                + "lease_until = now() - interval '1 second' WHERE compte_id = ?", lost, tenant.compteId());
    }

    @Test
    void aSyncThatJoinedAnEndingJobEnds() {
        tenant.requestSync(SINCE, UNTIL).then().statusCode(202);
        awaitState("completed");

        // The state if a sync request commits between the recount and the commit of the job that it joined.
        Tenant.sql(
                """
                        WITH late AS (INSERT INTO facebook_sync_status (sync_id, compte_id, user_id, account_id, date_start, date_stop,
                                          breakdown_sets, status, total_days)
                                      SELECT 'late-' || compte_id, compte_id, user_id, account_id, date_start, date_stop, breakdown_sets,
                                          'pending', total_days
                                      FROM facebook_sync_status WHERE compte_id = ? RETURNING sync_id, compte_id)
                        INSERT INTO facebook_sync_members (sync_id, job_id, compte_id)
                        SELECT late.sync_id, job.job_id, late.compte_id FROM late JOIN facebook_sync_jobs job USING (compte_id)""",
                tenant.compteId());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tenant.rows(
                "SELECT status, progress, synced_days FROM facebook_sync_status WHERE compte_id = ? AND sync_id LIKE 'late%'"))
                .containsExactly("completed 100 10"));
    }

    @Test
    void aRedeliveredReleaseChangesNothing() {
        tenant.requestSync(SINCE, UNTIL).then().statusCode(202);
        awaitState("completed");
        String jobId = tenant.rows("SELECT job_id FROM facebook_sync_jobs WHERE compte_id = ?").get(0);

        Kafka.send(Topics.SYNC_JOBS, jobId, "{\"job_id\":\"%s\",\"compte_id\":%d,\"account_id\":\"%s\"}"
                .formatted(jobId, tenant.compteId(), tenant.accountId()));
        Tenant other = Tenant.in("America/Toronto");
        other.requestSync(SINCE, UNTIL).then().statusCode(202);
        await().atMost(PATIENCE).until(() -> other.status().<String> path("syncs[0].state").equals("completed"));

        assertThat(FakeGateway.calls(tenant.accountId())).hasSize(1);
    }

    @Test
    void aRecordThatIsNotAJobGoesToTheDeadLetterTopicAndTheNextOneIsProcessed() {
        String key = UUID.randomUUID().toString();

        Kafka.send(Topics.SYNC_JOBS, key, "{\"job_id\": 7");
        tenant.requestSync(SINCE, UNTIL).then().statusCode(202);
        awaitState("completed");

        assertThat(Kafka.read(Topics.SYNC_JOBS + Topics.DEAD_LETTER_SUFFIX, key, 1))
                .singleElement().satisfies(deadLetter -> {
                    assertThat(deadLetter.value()).isEqualTo("{\"job_id\": 7");
                    assertThat(deadLetter.headers().lastHeader("dead-letter-reason")).isNotNull();
                });
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tenant.status().<String> path("syncs[0].state")).isEqualTo(state));
    }

    /** Waits for the end of the run, so that it does not affect later tests. */
    @AfterEach
    void theLostWorkerReportsItsResult() {
        revived.countDown();
        leasesLost.ifPresent(before -> await().atMost(PATIENCE).until(() -> leasesLost() > before));
    }

    private double leasesLost() {
        return meters.counter("fbads.leases.lost").count();
    }
}
