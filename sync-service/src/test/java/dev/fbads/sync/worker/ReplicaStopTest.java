package dev.fbads.sync.worker;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.fbads.sync.jobs.ClaimRepository;
import dev.fbads.sync.jobs.JobConfig;
import dev.fbads.sync.jobs.JobQueueRepository;
import dev.fbads.sync.partition.PartitionMaintenance;
import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.FinalMonth;
import dev.fbads.sync.support.OnEdgeDates;
import dev.fbads.sync.support.ServiceClock;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.sync.support.WithoutWorkers;
import dev.fbads.sync.syncs.SyncProgress;
import dev.fbads.testing.TestClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;

/** Dispatchers of two replicas in one service without its own: one stops, and the other claims its jobs. */
@SyncServiceTest
@TestProfile(WithoutWorkers.class)
class ReplicaStopTest {

    @Inject
    private Pool pool;
    @Inject
    private ClaimRepository claims;
    @Inject
    private JobRunner runner;
    @Inject
    private JobQueueRepository queue;
    @Inject
    private SyncProgress syncs;
    @Inject
    private WorkerMetrics metrics;
    @Inject
    private PartitionMaintenance partitions;
    @Inject
    private JobConfig config;
    @Inject
    private Supplier<UUID> ids;
    @Inject
    private ServiceClock clock;

    private final Tenant tenant = Tenant.in("America/Toronto");
    private final CountDownLatch gate = new CountDownLatch(1);

    @BeforeEach
    void clearReleasedJobs() {
        Tenant.deleteUnfinishedJobs();
    }

    @AfterEach
    void openTheGate() {
        gate.countDown();
    }

    @OnEdgeDates
    void returnedJobsAreClaimedByAnotherReplicaWithoutCountingAnAttempt(LocalDate today) {
        clock.moveTo(TestClock.afternoonOf(today));
        LocalDate since = FinalMonth.day(today, 1);
        LocalDate until = FinalMonth.day(today, 20);
        Tenant.ensurePartitions(since, until);
        FakeGateway.always(tenant.accountId(), (request, body) -> {
            FakeGateway.line(body, "{\"progress\":{\"ads_done\":1,\"ads_total\":9,\"calls_made\":4}}");
            FakeGateway.held(gate, FakeGateway::evenDays).answer(request, body);
        });
        tenant.requestSync(since.toString(), until.toString()).then().statusCode(202);
        JobDispatcher stopped = replica();
        poll(stopped);
        await().atMost(PATIENCE).until(
                () -> tenant.rows("SELECT calls_made FROM facebook_sync_jobs WHERE compte_id = ?"), List.of("4", "4")::equals);

        new WorkerShutdown(pool, stopped, claims, queue, syncs, metrics, config).stop(new ShutdownEvent());
        poll(stopped);
        assertThat(tenant.rows("SELECT state, attempts, lease_owner FROM facebook_sync_jobs WHERE compte_id = ?"))
                .as("a stopped replica claims nothing").containsExactly("released 0 null", "released 0 null");
        gate.countDown();
        poll(replica());
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(tenant.status().<String> path("syncs[0].state")).isEqualTo("completed"));

        assertThat(tenant.rows("SELECT state, attempts, lost_workers FROM facebook_sync_jobs WHERE compte_id = ?"))
                .containsExactly("done 0 0", "done 0 0");
        assertThat(tenant.rows("SELECT min(date_start), max(date_start), count(*), min(state) FROM facebook_day_ledger "
                + "WHERE compte_id = ?")).containsExactly(since + " " + until + " 20 final");
        assertThat(FakeGateway.calls(tenant.accountId())).hasSize(4);
    }

    private JobDispatcher replica() {
        return new JobDispatcher(claims, runner, metrics, partitions, config, ids);
    }

    private static void poll(JobDispatcher replica) {
        replica.poll().await().atMost(PATIENCE);
    }
}
