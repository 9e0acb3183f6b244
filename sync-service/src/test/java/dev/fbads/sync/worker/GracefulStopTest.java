package dev.fbads.sync.worker;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.jobs.Topics;
import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.FinalMonth;
import dev.fbads.sync.support.Kafka;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/**
 * A replica that stops gracefully returns its jobs at once. Needs a service of its own, which it stops.
 */
@SyncServiceTest
@TestProfile(GracefulStopTest.OfItsOwn.class)
class GracefulStopTest {

    @Inject
    private Event<ShutdownEvent> shutdown;

    @Inject
    private JobDispatcher dispatcher;

    private final Tenant tenant = Tenant.in("America/Toronto");

    @Test
    void claimedJobsAreReturnedAndReleasedWithoutCountingAnAttempt() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(2);
        FakeGateway.always(tenant.accountId(), (request, body) -> {
            try {
                FakeGateway.line(body, "{\"progress\":{\"ads_done\":1,\"ads_total\":9,\"calls_made\":4}}");
                FakeGateway.held(held, FakeGateway::evenDays).answer(request, body);
            } finally {
                ended.countDown();
            }
        });
        tenant.requestSync(FinalMonth.day(1).toString(), FinalMonth.day(20).toString()).then().statusCode(202);
        await().atMost(PATIENCE).until(
                () -> tenant.rows("SELECT calls_made FROM facebook_sync_jobs WHERE compte_id = ?"), List.of("4", "4")::equals);
        List<String> jobIds = tenant.rows("SELECT job_id FROM facebook_sync_jobs WHERE compte_id = ?");

        shutdown.fire(new ShutdownEvent());

        assertThat(
                tenant.rows("SELECT state, attempts, lease_token, lease_owner, lease_until, fraction FROM facebook_sync_jobs "
                        + "WHERE compte_id = ?"))
                .hasSize(2).containsOnly("released 0 null null null 0");
        assertThat(
                tenant.rows("SELECT status, rows_imported, api_calls_made, error_details ->> 'code', error_details ->> 'next', "
                        + "(performance_metrics ->> 'total_ms') IS NOT NULL FROM facebook_import_logs WHERE compte_id = ?"))
                .as("calls whose rows were not stored").hasSize(2).containsOnly("cancelled 0 4 given_back release t");
        assertThat(tenant.rows("SELECT count(*) FROM facebook_outbox WHERE (payload ->> 'compte_id')::integer = ?"))
                .as("messages in the outbox").containsExactly("0");
        assertThat(jobIds).allSatisfy(jobId -> assertThat(Kafka.read(Topics.SYNC_JOBS, jobId, 2))
                .as("released when requested and when returned").hasSize(2));

        held.countDown();
        assertThat(ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("the gateway has responded after the stop").isTrue();
        dispatcher.poll().await().atMost(PATIENCE);
        assertThat(tenant.rows("SELECT count(*) FROM facebook_day_ledger WHERE compte_id = ?")).containsExactly("0");
        assertThat(tenant.rows("SELECT DISTINCT state FROM facebook_sync_jobs WHERE compte_id = ?"))
                .as("a stopped replica claims nothing").containsExactly("released");
        assertThat(FakeGateway.calls(tenant.accountId())).hasSize(2);
    }

    /** Makes Quarkus start a new service. */
    public static final class OfItsOwn implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            // The test waits for the stop without a limit.
            return Map.of("fbads.jobs.lease", "10m", "fbads.jobs.stop-within", PATIENCE.toString(),
                    "fbads.outbox.stop-within", PATIENCE.toString());
        }
    }
}
