package dev.fbads.sync.worker;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.sync.jobs.ClaimRepository;
import dev.fbads.sync.jobs.JobConfig;
import dev.fbads.sync.partition.PartitionMaintenance;
import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.sync.support.WithoutWorkers;
import dev.fbads.testing.TestClock;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;

/**
 * A back-fill of one compte does not delay another compte. The service claims no jobs itself: the test is the only replica and
 * decides when it polls and when jobs end, so that the order of jobs does not depend on the machine.
 */
@SyncServiceTest
@TestProfile(WithoutWorkers.class)
class FairnessTest {

    private static final int WORKERS = 4;

    @Inject
    private ClaimRepository claims;
    @Inject
    private JobRunner runner;
    @Inject
    private WorkerMetrics metrics;
    @Inject
    private PartitionMaintenance partitions;
    @Inject
    private JobConfig config;
    @Inject
    private Supplier<UUID> ids;

    private final Tenant large = Tenant.in("America/Toronto");
    private final String secondAccount = large.addAccount();
    private final Semaphore mayEnd = new Semaphore(0);
    private JobDispatcher replica;

    @BeforeEach
    void clearReleasedJobs() {
        Tenant.deleteUnfinishedJobs();
        replica = new JobDispatcher(claims, runner, metrics, partitions, config, ids);
    }

    @AfterEach
    void awaitAllJobs() {
        replica.stop();
        replica.cancelRunning();
        mayEnd.release(10_000);
    }

    @Test
    void aRequestStartsAtOnceWhileABackFillOccupiesEveryWorker() {
        fillEveryWorker();
        Tenant small = Tenant.in("Europe/Paris");
        small.requestSync(day(9), day(3)).then().statusCode(202);

        poll();
        await().atMost(PATIENCE).until(() -> small.status().<String> path("syncs[0].state").equals("completed"));

        assertThat(jobs(large, "done")).as("jobs of the back-fill that had to end first").isZero();
        assertThat(jobs(large, "running")).isEqualTo(WORKERS);
    }

    @Test
    void ifNoReservedSlotIsFreeTheNextFreeSlotServesTheNewCompte() {
        fillEveryWorker();
        List<Tenant> others = List.of(Tenant.in("Europe/Paris"), Tenant.in("Europe/Paris"));
        others.forEach(this::hold);
        others.forEach(other -> other.requestSync(day(100), day(3)).then().statusCode(202));
        poll();
        assertThat(others).allSatisfy(other -> assertThat(jobs(other, "running")).as("reserved slots").isEqualTo(1));
        Tenant newcomer = Tenant.in("Europe/Paris");
        newcomer.requestSync(day(9), day(3)).then().statusCode(202);
        poll();
        assertThat(jobs(newcomer, "released")).as("while every slot is occupied").isEqualTo(1);
        await().atMost(PATIENCE).until(() -> calls(large.accountId(), secondAccount) == WORKERS
                && others.stream().allMatch(other -> calls(other.accountId()) == 1));
        int begunBefore = FakeGateway.accounts().size();

        mayEnd.release();
        await().atMost(PATIENCE).until(() -> {
            poll();
            return FakeGateway.accounts().size() > begunBefore;
        });

        assertThat(FakeGateway.accounts().get(begunBefore)).as("the account of the next job that starts")
                .isEqualTo(newcomer.accountId());
    }

    @Test
    void aRequestStartsBeforeBackgroundJobsOfTheSameAccountThatOccupyEveryWorker() {
        fillEveryWorker();
        Tenant.sql("UPDATE facebook_sync_jobs SET role = 'background' WHERE compte_id = ?", large.compteId());
        large.requestSync(day(2), day(1)).then().statusCode(202);

        poll();

        await().atMost(PATIENCE).until(() -> FakeGateway.calls(large.accountId()).contains(day(2) + ".." + day(1) + " none"));
        assertThat(jobs(large, "done")).as("background jobs that had to end first").isZero();
    }

    @Test
    void aBackgroundJobThatASyncJoinsGetsTheSyncsPriority() {
        fillEveryWorker();
        Tenant.sql("UPDATE facebook_sync_jobs SET role = 'background' WHERE compte_id = ? AND state <> 'running'",
                large.compteId());

        large.request().contentType("application/json")
                .body("{\"account_id\":\"%s\",\"since\":\"%s\",\"until\":\"%s\",\"granularity\":\"day\"}"
                        .formatted(large.accountId(), day(900), day(880)))
                .post("/api/facebook/sync").then().statusCode(202);

        assertThat(large.rows("SELECT DISTINCT role FROM facebook_sync_jobs WHERE compte_id = ? AND until >= DATE '" + day(900)
                + "' AND since <= DATE '" + day(880) + "' AND account_id = '" + large.accountId() + "'"))
                .containsExactly("responsable");
    }

    /** Back-fills of two accounts, whose records wait for a slot. */
    private void fillEveryWorker() {
        hold(large);
        FakeGateway.always(secondAccount, this::respondWhenAllowed);
        backFill(large.accountId());
        backFill(secondAccount);
        poll();
        assertThat(jobs(large, "running")).isEqualTo(WORKERS);
        IntStream.range(0, 5).forEach(record -> replica.admit(() -> Uni.createFrom().voidItem()).subscribe().with(taken -> {
        }));
    }

    private void poll() {
        replica.poll().await().atMost(PATIENCE);
    }

    private void backFill(String accountId) {
        large.request().contentType("application/json")
                .body("{\"account_id\":\"%s\",\"since\":\"%s\",\"until\":\"%s\",\"granularity\":\"day\"}".formatted(accountId,
                        TestClock.TODAY.minusMonths(37).plusDays(3), day(3)))
                .post("/api/facebook/sync").then().statusCode(202);
    }

    private void hold(Tenant tenant) {
        FakeGateway.always(tenant.accountId(), this::respondWhenAllowed);
    }

    private void respondWhenAllowed(JsonNode request, OutputStream body) throws IOException {
        try {
            mayEnd.acquire();
        } catch (InterruptedException stopped) {
            throw new InterruptedIOException("the gateway stops");
        }
        FakeGateway.done(body, 0);
    }

    private static int calls(String... accountIds) {
        return Stream.of(accountIds).mapToInt(accountId -> FakeGateway.calls(accountId).size()).sum();
    }

    private static int jobs(Tenant tenant, String state) {
        return Integer.parseInt(
                tenant.rows("SELECT count(*) FROM facebook_sync_jobs WHERE compte_id = ? AND state = '" + state + "'").get(0));
    }

    private static String day(int daysAgo) {
        return TestClock.TODAY.minusDays(daysAgo).toString();
    }
}
