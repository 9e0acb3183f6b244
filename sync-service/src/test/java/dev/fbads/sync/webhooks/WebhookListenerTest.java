package dev.fbads.sync.webhooks;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.jobs.Topics;
import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.Kafka;
import dev.fbads.sync.support.ServiceClock;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.TestClock;
import io.restassured.response.Response;

/** Changes of an account are applied to every compte that has it. */
@SyncServiceTest
class WebhookListenerTest {

    private static final ZoneId ZONE = ZoneId.of("America/Toronto");
    private static final String AD_CHANGED = "\"in_process_ad_objects\",\"value\":{\"id\":\"1\",\"level\":\"AD\"}";
    private static final String CHANGED_AT = "SELECT objects_changed_at IS NOT NULL FROM facebook_ad_accounts WHERE compte_id = ?";

    @Inject
    private ServiceClock clock;

    private final Tenant tenant = Tenant.in(ZONE.getId());
    private final Tenant other = Tenant.in(ZONE.getId());
    private final String today = TestClock.TODAY.toString();

    @Test
    void anObjectThatChangedMakesTodayStaleForEveryCompteThatHasTheAccount() {
        other.sees(tenant);
        fetchToday(tenant);
        fetchToday(other);
        tenant.requestSync(today, today).then().statusCode(200);

        send(AD_CHANGED, clock.instant());
        await().atMost(PATIENCE).until(() -> tenant.rows(CHANGED_AT), List.of("t")::equals);

        tenant.requestSync(today, today).then().statusCode(202).body("total_days", equalTo(1));
        requestSync(other).then().statusCode(202);
        assertThat(tenant.rows("SELECT count(*) FROM facebook_day_ledger WHERE compte_id = ?"))
                .as("the day stays stored and in the ledger").containsExactly("1");
        await().atMost(PATIENCE).until(() -> FakeGateway.calls(tenant.accountId()).size() == 4);
        awaitState(tenant);
        tenant.requestSync(today, today).then().statusCode(200);
    }

    @Test
    void aRepeatedChangeAndClosedDaysCauseNoFetch() {
        String closed = TestClock.TODAY.minusDays(3).toString();
        Instant before = clock.instant().minusSeconds(5);
        send(AD_CHANGED, before);
        await().atMost(PATIENCE).until(() -> tenant.rows(CHANGED_AT), List.of("t")::equals);
        tenant.requestSync(closed, today).then().statusCode(202);
        awaitState(tenant);

        send(AD_CHANGED, before);
        send(AD_CHANGED, before.minusSeconds(100));
        awaitProcessed();

        tenant.requestSync(closed, today).then().statusCode(200);
        send(AD_CHANGED, clock.instant());
        awaitProcessed();
        tenant.requestSync(closed, closed).then().statusCode(200);
    }

    @Test
    void aChangedAccountIsReadOnceForAllComptesHoweverManyChangesArrive() {
        other.sees(tenant);
        FakeGateway.facts(tenant.accountId(), "{\"account_id\":\"%s\",\"name\":\"Renamed\",\"currency\":\"EUR\","
                .formatted(tenant.accountId()) + "\"timezone_name\":\"Europe/Paris\",\"account_status\":2}");
        Instant receivedAt = clock.instant();

        for (int i = 0; i < 5; i++) {
            send("\"account_status\"", receivedAt);
        }
        awaitProcessed();

        String facts = "SELECT name, currency, timezone_name, account_status FROM facebook_ad_accounts WHERE compte_id = ? "
                + "AND account_id = '%s'".formatted(tenant.accountId());
        assertThat(tenant.rows(facts)).containsExactly("Renamed EUR Europe/Paris 2");
        assertThat(other.rows(facts)).containsExactly("Renamed EUR Europe/Paris 2");
        assertThat(FakeGateway.questions(tenant.accountId())).hasSize(1);
    }

    @Test
    void unreadableAccountsAndUnknownZonesAreNotChanged() {
        send("\"account_status\"", clock.instant());
        awaitProcessed();
        assertThat(FakeGateway.questions(tenant.accountId())).hasSize(1);
        FakeGateway.facts(tenant.accountId(), "{\"account_id\":\"%s\",\"name\":\"New\",\"timezone_name\":\"Mars/Base\"}"
                .formatted(tenant.accountId()));
        send("\"account_status\"", clock.instant());
        awaitProcessed();

        assertThat(tenant.rows("SELECT name, currency, timezone_name, account_status FROM facebook_ad_accounts "
                + "WHERE compte_id = ?")).containsExactly("New CAD America/Toronto 1");
    }

    @Test
    void aRecordThatIsNotAChangeGoesToTheDeadLetterTopicAndTheNextOneIsApplied() {
        String key = tenant.accountId();
        Kafka.send(Topics.WEBHOOKS, key, "{\"change_id\": 7");
        Kafka.send(Topics.WEBHOOKS, key, "{\"change_id\":\"%s\"}".formatted(UUID.randomUUID()));
        send(AD_CHANGED, clock.instant());

        await().atMost(PATIENCE).until(() -> tenant.rows(CHANGED_AT), List.of("t")::equals);
        assertThat(Kafka.read(Topics.WEBHOOKS + Topics.DEAD_LETTER_SUFFIX, key, 2)).hasSize(2)
                .extracting(deadLetter -> new String(deadLetter.headers().lastHeader("dead-letter-reason").value(),
                        StandardCharsets.UTF_8))
                .containsExactly("a record that is not a change", "a change without account_id, field or received_at");
    }

    private void fetchToday(Tenant who) {
        requestSync(who).then().statusCode(202);
        await().atMost(PATIENCE).until(() -> who.rows("SELECT count(*) FROM facebook_day_ledger WHERE compte_id = ?"),
                List.of("1")::equals);
    }

    private Response requestSync(Tenant who) {
        return who.request().contentType("application/json")
                .body("{\"account_id\":\"%s\",\"compte_id\":%d,\"since\":\"%s\",\"until\":\"%s\"}".formatted(tenant.accountId(),
                        who.compteId(), today, today))
                .post("/api/facebook/sync");
    }

    private void send(String fieldAndValue, Instant receivedAt) {
        Kafka.send(Topics.WEBHOOKS, tenant.accountId(),
                "{\"change_id\":\"%s\",\"account_id\":\"%s\",\"field\":%s,\"at\":\"%s\",\"received_at\":\"%s\"}".formatted(
                        "0f".repeat(32), tenant.accountId(), fieldAndValue, receivedAt, receivedAt));
    }

    /** Waits until all earlier records of the account are processed: they share a partition. */
    private void awaitProcessed() {
        String marker = "processed-" + UUID.randomUUID();
        Kafka.send(Topics.WEBHOOKS, tenant.accountId(), marker);
        assertThat(Kafka.readUntil(Topics.WEBHOOKS + Topics.DEAD_LETTER_SUFFIX, tenant.accountId(),
                records -> records.stream().anyMatch(deadLetter -> deadLetter.value().equals(marker))))
                .extracting(ConsumerRecord::value).contains(marker);
    }

    private void awaitState(Tenant who) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(who.status().<String> path("syncs[0].state"))
                .isEqualTo("completed"));
    }
}
