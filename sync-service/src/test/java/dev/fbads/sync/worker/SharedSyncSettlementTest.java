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

/** Groups of ends that are under way at the same time and touch the same syncs, in a real PostgreSQL. */
@SyncServiceTest
class SharedSyncSettlementTest {

    private static final int DAYS = 60;
    private static final int ROUNDS = 5;
    private static final LocalDate SINCE = TestClock.TODAY.minusDays(200);

    @Inject
    private EmptySettlement settlement;

    private final Random random = new Random(4711);

    @AfterEach
    void nothingRunsOn() {
        Tenant.sql("DELETE FROM facebook_sync_jobs WHERE lease_owner = 'test'");
    }

    @Test
    void groupsThatShareTheirSyncsEndAllOfThemAndCountEachDayOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Tenant> tenants = List.of(Tenant.in("UTC"), Tenant.in("UTC"));
            List<EmptyRun> runs = new ArrayList<>();
            tenants.forEach(tenant -> runs.addAll(runs(tenant)));
            Collections.shuffle(runs, random);

            List<Boolean> settled = Uni.join().all(runs.stream().map(settlement::settle).toList()).andFailFast().await()
                    .atMost(PATIENCE);

            assertThat(settled).as("a deadlock would leave a group to end one by one").hasSize(2 * DAYS).containsOnly(true);
            assertThat(tenants).allSatisfy(SharedSyncSettlementTest::countsAreExact);
        }
    }

    /** Two rounds of groups, so that the first one's counts are not the last ones. */
    @Test
    void halfOfTheJobsIsHalfOfTheDays() {
        Tenant tenant = Tenant.in("UTC");
        List<EmptyRun> runs = runs(tenant);

        Uni.join().all(runs.subList(0, DAYS / 2).stream().map(settlement::settle).toList()).andFailFast().await()
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

    /** A job a day, and two syncs that wait for all of them. */
    private static List<EmptyRun> runs(Tenant tenant) {
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

    private static EmptyRun running(Tenant tenant, String[] columns) {
        LocalDate day = LocalDate.parse(columns[2]);
        ClaimedJob job = new ClaimedJob(UUID.fromString(columns[0]), UUID.fromString(columns[1]), tenant.compteId(),
                new AccountId(tenant.accountId()), "u", Role.CLIENT,
                new FetchRange(BreakdownSet.NONE, Granularity.DAY, new Period(day, day)), 0);
        Instant startedAt = TestClock.NOW;
        return new EmptyRun(job, new InsightsDone(0, 2, 0, Map.of(), "v26.0", 1, null),
                new Run(new AdAccount(job.compteId(), job.accountId(), ZoneId.of("UTC")), startedAt), startedAt);
    }
}
