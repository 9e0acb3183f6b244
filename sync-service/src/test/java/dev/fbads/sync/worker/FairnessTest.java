package dev.fbads.sync.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;

/**
 * A back-fill of one compte is not in another's way. Its jobs end when the test lets them, so the order of jobs is what is
 * held,
 * whatever the machine.
 */
@SyncServiceTest
class FairnessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final int WORKERS = 4;
    private static final int EXPRESS = 2;

    private final Tenant large = Tenant.in("America/Toronto");
    private final String secondAccount = large.addAccount();
    private final Semaphore mayEnd = new Semaphore(0);

    @AfterEach
    void letEverythingEnd() {
        mayEnd.release(10_000);
        // This test's comptes are the newest; what tests before it left waiting is theirs.
        await().atMost(Duration.ofMinutes(2)).until(() -> large.rows("SELECT count(*) FROM facebook_sync_jobs "
                + "WHERE compte_id >= ? AND state IN ('waiting', 'released', 'running')"), List.of("0")::equals);
    }

    @Test
    void aWishBeginsAtOnceWhileABackFillHoldsEveryWorker() {
        fillEveryWorker();
        Tenant small = Tenant.in("Europe/Paris");

        long asked = System.nanoTime();
        small.wish(day(9), day(3)).then().statusCode(202);
        await().atMost(PATIENCE).until(() -> !FakeGateway.calls(small.accountId()).isEmpty());
        Duration waited = Duration.ofNanos(System.nanoTime() - asked);
        await().atMost(PATIENCE).until(() -> small.status().<String> path("syncs[0].state").equals("completed"));

        assertThat(jobs(large, "done")).as("jobs of the back-fill that had to end first").isZero();
        assertThat(jobs(large, "running")).isEqualTo(WORKERS);
        assertThat(waited).as("a coarse bound; the order is what counts").isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void whereNotEvenAnExpressPlaceIsFreeTheNextPlaceIsTheNewcomers() {
        fillEveryWorker();
        List<Tenant> others = List.of(Tenant.in("Europe/Paris"), Tenant.in("Europe/Paris"));
        others.forEach(this::hold);
        others.forEach(other -> other.wish(day(100), day(3)).then().statusCode(202));
        await().atMost(PATIENCE).until(() -> running() == WORKERS + EXPRESS);
        int begunBefore = FakeGateway.calls(large.accountId()).size() + FakeGateway.calls(secondAccount).size();
        Tenant newcomer = Tenant.in("Europe/Paris");
        newcomer.wish(day(9), day(3)).then().statusCode(202);
        await().atMost(PATIENCE).until(() -> newcomer.rows("SELECT state FROM facebook_sync_jobs WHERE compte_id = ?"),
                List.of("released")::equals);

        mayEnd.release();
        await().atMost(PATIENCE).until(() -> newcomer.status().<String> path("syncs[0].state").equals("completed"));

        int begun = FakeGateway.calls(large.accountId()).size() + FakeGateway.calls(secondAccount).size() - begunBefore;
        assertThat(begun).as("jobs of the back-fill that went before the newcomer's, and the one that took its place after it")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void aWishGoesBeforeBackgroundJobsThoughTheyAreOfTheSameAccountAndHoldEveryWorker() {
        fillEveryWorker();
        Tenant.sql("UPDATE facebook_sync_jobs SET role = 'background' WHERE compte_id = ?", large.compteId());

        large.wish(day(2), day(1)).then().statusCode(202);

        await().atMost(PATIENCE).until(() -> FakeGateway.calls(large.accountId()).contains(day(2) + ".." + day(1) + " none"));
        assertThat(jobs(large, "done")).as("background jobs that had to end first").isZero();
    }

    @Test
    void aBackgroundJobThatSomebodyWaitsForIsOneNoLonger() {
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

    private void fillEveryWorker() {
        hold(large);
        FakeGateway.always(secondAccount, this::answerWhenAllowed);
        backFill(large.accountId());
        backFill(secondAccount);
        await().atMost(PATIENCE).until(() -> running(large) == WORKERS);
    }

    private void backFill(String accountId) {
        large.request().contentType("application/json")
                .body("{\"account_id\":\"%s\",\"since\":\"%s\",\"until\":\"%s\",\"granularity\":\"day\"}".formatted(accountId,
                        TODAY.minusMonths(37).plusDays(3), day(3)))
                .post("/api/facebook/sync").then().statusCode(202);
    }

    private void hold(Tenant tenant) {
        FakeGateway.always(tenant.accountId(), this::answerWhenAllowed);
    }

    private void answerWhenAllowed(JsonNode request, OutputStream body) throws IOException {
        try {
            mayEnd.tryAcquire(PATIENCE.toSeconds() * 4, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        FakeGateway.done(body, 0);
    }

    private static int jobs(Tenant tenant, String state) {
        return Integer.parseInt(
                tenant.rows("SELECT count(*) FROM facebook_sync_jobs WHERE compte_id = ? AND state = '" + state + "'").get(0));
    }

    private static int running(Tenant tenant) {
        return jobs(tenant, "running");
    }

    private static int running() {
        return Integer.parseInt(Tenant.select("SELECT count(*) FROM facebook_sync_jobs WHERE state = 'running'").get(0));
    }

    private static String day(int daysAgo) {
        return TODAY.minusDays(daysAgo).toString();
    }
}
