package dev.fbads.sync.syncs;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.jobs.Topics;
import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.Kafka;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.TestClock;

/** Concurrent and repeated sync requests, and their events. */
@SyncServiceTest
class SyncLifeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate TODAY = TestClock.TODAY;

    private final Tenant tenant = Tenant.in("America/Toronto");
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void openTheGate() {
        gate.countDown();
    }

    @Test
    void anIdenticalRequestReturnsTheActiveSync() {
        holdTheGateway();

        String first = tenant.requestSync(day(20), day(11)).then().statusCode(202).extract().path("sync_id");
        String second = tenant.requestSync(day(20), day(11)).then().statusCode(202).extract().path("sync_id");
        gate.countDown();
        awaitCompleted(1);

        assertThat(second).isEqualTo(first);
        assertThat(FakeGateway.calls(tenant.accountId())).hasSize(1);
    }

    @Test
    void overlappingRequestsFetchEachDayOnce() {
        holdTheGateway();

        tenant.requestSync(day(20), day(11)).then().statusCode(202);
        tenant.requestSync(day(15), day(6)).then().statusCode(202).body("total_days", equalTo(10))
                .body("fetches.size()", equalTo(1)).body("fetches[0].since", equalTo(day(10)));
        gate.countDown();
        awaitCompleted(2);

        assertThat(FakeGateway.calls(tenant.accountId()))
                .containsExactlyInAnyOrder(day(20) + ".." + day(11) + " none", day(10) + ".." + day(6) + " none");
    }

    @Test
    void twentyConcurrentRequestsPlanEachDayOnce() {
        List<CompletableFuture<Integer>> requests = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> tenant.requestSync(day(30 + i % 5), day(20 - i % 7)).statusCode()))
                .toList();

        assertThat(requests).allSatisfy(request -> assertThat(request.join()).isIn(200, 202));
        await().atMost(PATIENCE).until(() -> tenant.rows(
                "SELECT count(*) FROM facebook_sync_status WHERE compte_id = ? AND status <> 'completed'"),
                List.of("0")::equals);

        assertThat(tenant.rows("SELECT count(*) FROM facebook_sync_jobs a JOIN facebook_sync_jobs b USING (compte_id) "
                + "WHERE compte_id = ? AND a.job_id < b.job_id AND a.since <= b.until AND b.since <= a.until"))
                .as("jobs that share a day").containsExactly("0");
    }

    @Test
    void eventsDescribeTheSyncInOrder() {
        String syncId = tenant.requestSync(day(40), day(11)).then().statusCode(202).extract().path("sync_id");
        awaitCompleted(1);

        List<JsonNode> events = events(syncId, "completed");

        assertThat(events).extracting(event -> event.path("type").asText()).startsWith("start").endsWith("completed")
                .containsOnlyOnce("start").containsOnlyOnce("completed");
        assertThat(events).extracting(event -> event.path("percent").asInt()).isSorted().endsWith(100);
        assertThat(events).extracting(event -> event.path("seq").asLong()).isSorted().doesNotHaveDuplicates()
                .allMatch(seq -> seq > 0);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.path("compte_id").asInt()).isEqualTo(tenant.compteId());
            assertThat(event.path("account_id").asText()).isEqualTo(tenant.accountId());
            assertThat(event.path("total_days").asInt()).isEqualTo(30);
        });
    }

    @Test
    void onlyALimitedNumberOfJobsPerAccountIsReleased() {
        holdTheGateway();

        tenant.request().contentType("application/json")
                .body("{\"account_id\":\"%s\",\"since\":\"%s\",\"until\":\"%s\",\"granularity\":\"day\"}"
                        .formatted(tenant.accountId(), day(300), day(11)))
                .post("/api/facebook/sync").then().statusCode(202);
        await().atMost(PATIENCE).until(() -> FakeGateway.calls(tenant.accountId()).size() == 3);

        assertThat(tenant.rows("SELECT state, count(*) > 20 FROM facebook_sync_jobs WHERE compte_id = ? GROUP BY 1 ORDER BY 1"))
                .as("how 290 days are cut depends on where months begin").containsExactly("running f", "waiting t");
        assertThat(tenant.rows("SELECT count(*) FROM facebook_sync_jobs WHERE compte_id = ? AND state = 'running'"))
                .containsExactly("3");
        assertThat(FakeGateway.calls(tenant.accountId())).as("newest first").anyMatch(call -> call.contains(".." + day(11)));
        gate.countDown();
        awaitCompleted(1);
        assertThat(tenant.rows("SELECT count(*) FROM facebook_day_ledger WHERE compte_id = ?")).containsExactly("290");
    }

    @Test
    void cancellingASyncCancelsJobsThatNoOtherSyncWaitsFor() {
        holdTheGateway();
        String first = tenant.requestSync(day(20), day(11)).then().statusCode(202).extract().path("sync_id");
        String second = tenant.requestSync(day(15), day(6)).then().statusCode(202).extract().path("sync_id");

        tenant.request().delete("/api/facebook/sync/" + second).then().statusCode(200).body("state", equalTo("cancelled"));
        gate.countDown();
        awaitCompleted(1);

        assertThat(tenant.rows("SELECT since, state FROM facebook_sync_jobs WHERE compte_id = ? ORDER BY since"))
                .containsExactly(day(20) + " done", day(10) + " cancelled");
        assertThat(tenant.rows("SELECT count(*) FROM facebook_day_ledger WHERE compte_id = ?")).containsExactly("10");
        assertThat(events(second, "failed").getLast().path("code").asText()).isEqualTo("cancelled");
        tenant.request().delete("/api/facebook/sync/" + first).then().statusCode(409)
                .body("code", equalTo("sync_already_ended"));
    }

    @Test
    void aForeignSyncCannotBeCancelled() {
        holdTheGateway();
        String syncId = tenant.requestSync(day(20), day(11)).then().statusCode(202).extract().path("sync_id");

        Tenant.in("America/Toronto").request().delete("/api/facebook/sync/" + syncId).then().statusCode(404)
                .body("code", equalTo("sync_not_found"));

        gate.countDown();
        awaitCompleted(1);
    }

    private void holdTheGateway() {
        FakeGateway.always(tenant.accountId(), FakeGateway.held(gate, FakeGateway::evenDays));
    }

    private void awaitCompleted(int syncs) {
        await().atMost(PATIENCE).until(() -> tenant.rows(
                "SELECT count(*) FROM facebook_sync_status WHERE compte_id = ? AND status = 'completed'"),
                List.of(String.valueOf(syncs))::equals);
    }

    /** The sync's events up to the first one of the type. */
    private static List<JsonNode> events(String syncId, String lastType) {
        return Kafka.readUntil(Topics.SYNC_EVENTS, syncId, records -> !records.isEmpty()
                && parse(records.getLast().value()).path("type").asText().equals(lastType)).stream()
                .map(record -> parse(record.value())).toList();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(json, malformed);
        }
    }

    private static String day(int daysAgo) {
        return TODAY.minusDays(daysAgo).toString();
    }
}
