package dev.fbads.sync.worker;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.FinalMonth;
import dev.fbads.sync.support.OnEdgeDates;
import dev.fbads.sync.support.ServiceClock;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.TestClock;

/** Concurrent splits of jobs of one sync. */
@SyncServiceTest
class SplitTest {

    @Inject
    private ServiceClock clock;

    private final Tenant tenant = Tenant.in("America/Toronto");

    /**
     * Both splits are blocked where they write the import log, after inserting members and before counting the sync. Without
     * locking the sync first, both would hold a shared lock on it and wait for each other to update it.
     */
    @OnEdgeDates
    void twoConcurrentSplitsDoNotDeadlock(LocalDate today) throws SQLException {
        clock.moveTo(TestClock.afternoonOf(today));
        LocalDate since = FinalMonth.day(today, 1);
        LocalDate until = FinalMonth.day(today, 20);
        Tenant.ensurePartitions(since, until);
        FakeGateway.next(tenant.accountId(), FakeGateway.error("too_much_data", 0));
        FakeGateway.next(tenant.accountId(), FakeGateway.error("too_much_data", 0));
        long before = deadlocks();

        try (Connection connection = BackingServicesTestResource.current().postgres().connect("fbads_owner");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE facebook_import_logs IN SHARE MODE");
            tenant.requestSync(since.toString(), until.toString()).then().statusCode(202);
            await().atMost(PATIENCE).until(() -> FakeGateway.calls(tenant.accountId()).size() == 2
                    && bothJobsAreHeld() && waitingTransactions() >= 2);
            connection.commit();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tenant.status().<String> path("syncs[0].state")).isEqualTo("completed"));

        assertThat(deadlocks()).as("deadlocks").isEqualTo(before);
        assertThat(tenant.rows("SELECT count(*), sum(attempts), bool_and(state = 'done') FROM facebook_sync_jobs "
                + "WHERE compte_id = ?")).containsExactly("4 0 t");
        assertThat(tenant.rows("SELECT error_details ->> 'next' FROM facebook_import_logs WHERE compte_id = ? "
                + "AND status = 'failed'")).isEqualTo(List.of("split", "split"));
        assertThat(tenant.rows("SELECT count(*) FROM facebook_day_ledger WHERE compte_id = ?")).containsExactly("20");
    }

    private boolean bothJobsAreHeld() {
        return tenant.rows("SELECT job_id FROM facebook_sync_jobs WHERE compte_id = ? FOR UPDATE SKIP LOCKED").isEmpty();
    }

    private static int waitingTransactions() {
        return Integer.parseInt(Tenant.select("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted").get(0));
    }

    private static long deadlocks() {
        return Long
                .parseLong(Tenant.select("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()").get(0));
    }
}
