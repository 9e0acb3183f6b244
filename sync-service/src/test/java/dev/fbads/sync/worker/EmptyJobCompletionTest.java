package dev.fbads.sync.worker;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.accounts.Role;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsDone;
import dev.fbads.contracts.periods.Period;
import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.plan.FetchRange;
import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.FinalMonth;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.TestClock;
import io.smallrye.mutiny.Uni;

/** Runs without rows that are completed in one batch, each subject to its own lease, account and slices. */
@SyncServiceTest
class EmptyJobCompletionTest {

    private static final LocalDate UNTIL = FinalMonth.day(20);
    private static final LocalDate SINCE = UNTIL.minusDays(9);
    private static final String STATE = "SELECT state, lease_token IS NULL, fraction FROM facebook_sync_jobs WHERE compte_id = ?";

    @Inject
    private JobCompletion completion;

    private final Tenant own = Tenant.in("America/Toronto");
    private final Tenant other = Tenant.in("Europe/Paris");

    @AfterEach
    void deleteRunningJobs() {
        Tenant.sql("DELETE FROM facebook_sync_jobs WHERE lease_owner = 'test'");
    }

    @Test
    void runsOfOneBatchAreCompletedWithTheirOwnLedgerAndLog() {
        assertThat(complete(running(own), running(other))).containsExactly(true, true);

        assertThat(Stream.of(own, other)).allSatisfy(tenant -> {
            assertThat(tenant.rows(STATE)).containsExactly("done t 1");
            assertThat(tenant
                    .rows("SELECT count(*), min(date_start), max(date_stop), sum(rows), min(state), count(DISTINCT job_id) "
                            + "FROM facebook_day_ledger WHERE compte_id = ?"))
                    .containsExactly("10 " + SINCE + " " + UNTIL + " 0 final 1");
            assertThat(
                    tenant.rows("SELECT status, api_calls_made, rows_imported FROM facebook_import_logs WHERE compte_id = ?"))
                    .containsExactly("success 2 0");
        });
    }

    @Test
    void aRunWithoutLeaseChangesNothingAndDoesNotAffectTheOthers() {
        FetchedRun lost = running(other);
        Tenant.sql("UPDATE facebook_sync_jobs SET lease_token = gen_random_uuid() WHERE compte_id = ?", other.compteId());

        assertThat(complete(lost, running(own))).containsExactly(false, true);

        assertThat(other.rows(STATE)).containsExactly("running f 0");
        assertThat(other.rows("SELECT count(*) FROM facebook_day_ledger WHERE compte_id = ?")).containsExactly("0");
        assertThat(own.rows(STATE)).containsExactly("done t 1");
    }

    @Test
    void aRunOfAMarkedAccountIsNotCompletedInABatch() {
        Tenant.sql("UPDATE facebook_ad_accounts SET reauthorisation_needed = true WHERE compte_id = ?", own.compteId());
        Tenant.sql("UPDATE facebook_ad_accounts SET sync_status = 'access_denied' WHERE compte_id = ?", other.compteId());

        assertThat(complete(running(own), running(other))).containsExactly(false, false);
        assertThat(own.rows(STATE)).containsExactly("running f 0");
    }

    @Test
    void rowsThatMetaNoLongerReturnsAreDeletedEvenWithoutALedgerLine() {
        own.requestSync(SINCE.toString(), UNTIL.toString()).then().statusCode(202);
        awaitCompleted();
        assertThat(own.rows("SELECT count(*) FROM facebook_ads_data WHERE compte_id = ?")).containsExactly("10");
        Tenant.sql("DELETE FROM facebook_day_ledger WHERE compte_id = ?", own.compteId());
        FakeGateway.always(own.accountId(), (request, body) -> FakeGateway.done(body, 0));

        own.requestSync(SINCE.toString(), UNTIL.toString()).then().statusCode(202);
        awaitCompleted();

        assertThat(own.rows("SELECT count(*) FROM facebook_ads_data WHERE compte_id = ?")).containsExactly("0");
        assertThat(own.rows("SELECT count(*) FROM facebook_rollups WHERE compte_id = ?")).containsExactly("0");
        assertThat(own.rows("SELECT count(*), sum(rows) FROM facebook_day_ledger WHERE compte_id = ?")).containsExactly("10 0");
    }

    private List<Boolean> complete(FetchedRun... runs) {
        return Uni.join().all(Stream.of(runs).map(completion::completeEmpty).toList()).andFailFast().await().atMost(PATIENCE);
    }

    private void awaitCompleted() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(own.status().<String> path("syncs[0].state")).isEqualTo("completed"));
    }

    private static FetchedRun running(Tenant tenant) {
        ClaimedJob job = new ClaimedJob(UUID.randomUUID(), UUID.randomUUID(), tenant.compteId(),
                new AccountId(tenant.accountId()), "u", Role.CLIENT,
                new FetchRange(BreakdownSet.NONE, Granularity.DAY, new Period(SINCE, UNTIL)), 0);
        Tenant.sql(
                "INSERT INTO facebook_sync_jobs (job_id, compte_id, account_id, user_id, role, breakdown_set, granularity, since, "
                        + "until, state, lease_token, lease_owner, lease_until) "
                        + "VALUES (?, ?, ?, 'u', 'client', 'none', 'day', ?, ?, 'running', ?, 'test', now() + INTERVAL '1 hour')",
                job.jobId(), job.compteId(), tenant.accountId(), SINCE, UNTIL, job.leaseToken());
        Instant startedAt = TestClock.NOW;
        return new FetchedRun(job, new AdAccount(job.compteId(), job.accountId(), ZoneId.of("UTC")),
                new InsightsDone(0, 2, 0, Map.of(), "v26.0", 1, null), startedAt, startedAt);
    }
}
