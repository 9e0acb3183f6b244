package dev.fbads.sync.worker;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

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
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.TestClock;
import io.smallrye.mutiny.Uni;

/** Concurrent batches of completions that update the same syncs, in a real PostgreSQL. */
@SyncServiceTest
class SharedSyncCompletionTest {

    private static final int DAYS = 60;
    private static final int ROUNDS = 5;
    private static final LocalDate SINCE = TestClock.TODAY.minusDays(200);

    @Inject
    private JobCompletion completion;

    private final Random random = new Random(4711);

    @AfterEach
    void deleteRunningJobs() {
        Tenant.sql("DELETE FROM facebook_sync_jobs WHERE lease_owner = 'test'");
    }

    @Test
    void concurrentBatchesThatShareSyncsCompleteAllJobsAndCountEachDayOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Tenant> tenants = List.of(Tenant.in("UTC"), Tenant.in("UTC"));
            List<FetchedRun> runs = new ArrayList<>();
            tenants.forEach(tenant -> runs.addAll(runs(tenant)));
            Collections.shuffle(runs, random);

            List<Boolean> completed = Uni.join().all(runs.stream().map(completion::completeEmpty).toList()).andFailFast()
                    .await()
                    .atMost(PATIENCE);

            assertThat(completed).as("a deadlock would fail a whole batch").hasSize(2 * DAYS).containsOnly(true);
            assertThat(tenants).allSatisfy(SharedSyncCompletionTest::countsAreExact);
        }
    }

    /** The syncs are recounted while half of their jobs still run. */
    @Test
    void completingHalfOfTheJobsCountsHalfOfTheDays() {
        Tenant tenant = Tenant.in("UTC");
        List<FetchedRun> runs = runs(tenant);

        Uni.join().all(runs.subList(0, DAYS / 2).stream().map(completion::completeEmpty).toList()).andFailFast().await()
                .atMost(PATIENCE);

        assertThat(
                tenant.rows("SELECT status, progress, synced_days, failed_days FROM facebook_sync_status WHERE compte_id = ? "
                        + "ORDER BY sync_id"))
                .containsExactly("syncing 50 30 0", "syncing 50 30 0");
    }

    private static void countsAreExact(Tenant tenant) {
        assertThat(
                tenant.rows("SELECT status, progress, synced_days, failed_days FROM facebook_sync_status WHERE compte_id = ?"))
                .containsExactly("completed 100 60 0", "completed 100 60 0");
        assertThat(tenant.rows("SELECT count(*), sum(fraction), min(state), max(state) FROM facebook_sync_jobs "
                + "WHERE compte_id = ?")).containsExactly("60 60 done done");
        assertThat(tenant.rows("SELECT count(*), count(DISTINCT job_id) FROM facebook_import_logs WHERE compte_id = ?"))
                .containsExactly("60 60");
        assertThat(tenant.rows("SELECT count(*) FROM facebook_day_ledger WHERE compte_id = ?")).containsExactly("60");
    }

    /** One job per day, and two syncs that wait for all of them. */
    private static List<FetchedRun> runs(Tenant tenant) {
        for (String name : List.of("a", "b")) {
            Tenant.sql("INSERT INTO facebook_sync_status (sync_id, compte_id, user_id, account_id, date_start, date_stop, "
                    + "breakdown_sets, status, total_days) VALUES (?, ?, 'u', ?, ?, ?, ARRAY['none', ?], 'syncing', ?)",
                    name + "-" + tenant.compteId(), tenant.compteId(), tenant.accountId(), SINCE, SINCE.plusDays(DAYS - 1),
                    name, DAYS);
        }
        Tenant.sql("INSERT INTO facebook_sync_jobs (job_id, compte_id, account_id, user_id, role, breakdown_set, granularity, "
                + "since, until, state, lease_token, lease_owner, lease_until) SELECT gen_random_uuid(), ?, ?, 'u', 'client', "
                + "'none', 'day', ?::date + nth, ?::date + nth, 'running', gen_random_uuid(), 'test', now() + INTERVAL '1 hour' "
                + "FROM generate_series(0, ?) AS nth", tenant.compteId(), tenant.accountId(), SINCE, SINCE, DAYS - 1);
        Tenant.sql("INSERT INTO facebook_sync_members (sync_id, job_id, compte_id) SELECT sync_id, job_id, compte_id "
                + "FROM facebook_sync_status JOIN facebook_sync_jobs USING (compte_id) WHERE compte_id = ?", tenant.compteId());
        return tenant.rows("SELECT job_id, lease_token, since FROM facebook_sync_jobs WHERE compte_id = ? ORDER BY since")
                .stream()
                .map(row -> running(tenant, row.split(" "))).toList();
    }

    private static FetchedRun running(Tenant tenant, String[] columns) {
        LocalDate day = LocalDate.parse(columns[2]);
        ClaimedJob job = new ClaimedJob(UUID.fromString(columns[0]), UUID.fromString(columns[1]), tenant.compteId(),
                new AccountId(tenant.accountId()), "u", Role.CLIENT,
                new FetchRange(BreakdownSet.NONE, Granularity.DAY, new Period(day, day)), 0);
        Instant startedAt = TestClock.NOW;
        return new FetchedRun(job, new AdAccount(job.compteId(), job.accountId(), ZoneId.of("UTC")),
                new InsightsDone(0, 2, 0, Map.of(), "v26.0", 1, null), startedAt, startedAt);
    }
}
